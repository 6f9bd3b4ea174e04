import type { RunData, SiteData } from '../report/site/data.ts';
import { About } from './about.tsx';
import { useArrival } from './arrival.ts';
import { Comparison } from './comparison.tsx';
import { Foreign } from './foreign.tsx';
import { Gallery } from './gallery.tsx';
import { useRoute } from './navigation.ts';
import { Overview } from './overview.tsx';
import { PicturePage } from './picture.tsx';
import { linkTo, type Route } from './route.ts';
import { RunContext } from './run.ts';
import { SamplePage } from './sample.tsx';

const PAGES: Readonly<Record<string, { title: string; inMenu?: string }>> = {
  '': { title: 'Overview', inMenu: 'Overview' },
  pictures: { title: 'Pictures', inMenu: 'Pictures' },
  picture: { title: 'Picture' },
  sample: { title: 'Sample' },
  about: { title: 'How it was measured', inMenu: 'How it was measured' },
};

export function App({ data }: { data: SiteData }) {
  if (data.kind === 'comparison') return <Comparison data={data} />;
  return (
    <RunContext.Provider value={data}>
      <Run data={data} />
    </RunContext.Provider>
  );
}

function Run({ data }: { data: RunData }) {
  const route = useRoute();
  const { page, query } = route;
  const own = [query.of, query.sample].map((name) => (name ? `${name} ` : '')).join('');
  const title = `${own}${PAGES[page]?.title ?? 'No such page'}`.trim();
  useArrival(
    `${title} · ${data.run.benchmark ?? data.run.id} · Typoscope`,
    `${page} ${own}${query.repeat ?? ''}`,
  );
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        To the content
      </button>
      <header class="top">
        <p class="brand">
          <a href={linkTo('')}>
            Typoscope <Foreign>{data.run.benchmark ?? data.run.id}</Foreign>
          </a>
        </p>
        <nav aria-label="Pages">
          {Object.entries(PAGES).map(([page, { inMenu }]) =>
            inMenu === undefined ? null : (
              <a
                key={page}
                href={linkTo(page)}
                aria-current={route.page === page ? 'page' : undefined}
              >
                {inMenu}
              </a>
            ),
          )}
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <Page route={route} />
      </main>
      <footer class="foot">
        Typoscope {data.run.versions.typoscope}. This page is a file: it asks for nothing from
        elsewhere and sends nothing.
      </footer>
    </>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case '':
      return <Overview query={route.query} />;
    case 'pictures':
      return <Gallery query={route.query} />;
    case 'picture':
      return <PicturePage query={route.query} />;
    case 'sample':
      return <SamplePage query={route.query} />;
    case 'about':
      return <About />;
    default:
      return (
        <>
          <h1>No such page</h1>
          <p>
            The link leads nowhere in this report. <a href={linkTo('')}>To the overview</a>
          </p>
        </>
      );
  }
}
