/**
 * Lines that are less likely than this to be read right are undecided. A wrong line has one wrong
 * character in ten or so: at this threshold about one decided character in a hundred is misread on
 * pictures of known truth (`npm run validity` prints the whole curve).
 */
export const DEFAULT_TRUST = 0.55;
