/** A user's file of two models, as YAML: one that nobody knows, and one that the program knows too. */
export const ownYaml = `date: 2027-01-05
models:
  - provider: openai
    model: gpt-image-2.5-x
    title: GPT Image 2.5 X
    sizes: { kind: listed, sizes: [{ width: 512, height: 512 }, { width: 800, height: 600 }] }
    inputs: 1
    transparent: false
    seed: false
    price:
      kind: tokens
      perMillion: { textIn: 1, imageIn: "2.5", textOut: 3, imageOut: 40 }
      pictures: { any: { low: 0.002, high: 0.02 } }
      inputTokens: 100
    source: My own.
  - provider: fal
    model: fal-ai/flux-2
    sizes: { kind: free, step: 32, minSide: 256, maxSide: 1024, minPixels: 65536, maxPixels: 1048576, maxRatio: 2 }
    formats: [jpeg]
    inputs: 0
    transparent: false
    seed: true
    always: { output_format: jpeg }
    price: { kind: units, unit: image, usd: 0.5 }
    shutdown: { date: 2027-03-01, words: ends in March }
    checked: 2027-01-07
`;
