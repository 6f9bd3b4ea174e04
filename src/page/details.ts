import { useEffect, useState } from 'preact/hooks';
import type { SampleDetails } from '../report/site/data.ts';
import { sampleDetails } from './site.ts';

export type Coming<Value> = { value: Value } | { error: string } | null;

/** The whole results of a sample's pictures; null until they are there. */
export function useDetails(script: string | undefined): Coming<SampleDetails> {
  const [coming, setComing] = useState<{ script: string; details: Coming<SampleDetails> }>();
  useEffect(() => {
    if (script === undefined) return;
    let isWanted = true;
    const tell = (details: Coming<SampleDetails>) => {
      if (isWanted) setComing({ script, details });
    };
    sampleDetails(script).then(
      (value) => tell({ value }),
      (error: Error) => tell({ error: error.message }),
    );
    return () => {
      isWanted = false;
    };
  }, [script]);
  return coming?.script === script ? (coming?.details ?? null) : null;
}
