import type { InputPicture } from '../input-pictures.ts';
import type { Cost, Failure, GenerationFacts, ImageRequest } from '../model.ts';

/**
 * A model of one's own: what a file exports by default, or what the function gives that it exports.
 * `generate` is all it needs. An `ImageModel` is one as it stands.
 */
export interface OwnModel {
  /** Makes one picture, or says why there is none. What it throws is an error, in its words. */
  generate(request: OwnRequest): Promise<OwnAnswer> | OwnAnswer;
  /**
   * What decides its pictures besides the file, the params and the request: the version of a server,
   * the seed where there is one. JSON, without secrets; a picture is made anew where it changes.
   */
  identity?(request: OwnSubject): Promise<Record<string, unknown>> | Record<string, unknown>;
  /** Dollars that a picture costs at most, where the benchmark has no `price`; null: nobody knows. */
  price?(request: OwnSubject): Cost | Dollars | null;
  /** What is wrong that can be known before anything is asked for: sentences, or errors. */
  check?(requests: readonly OwnSubject[]): Promise<readonly OwnFault[]> | readonly OwnFault[];
  /** What became of a request that was asked before, by the id that `heard` was told. Asks for nothing. */
  recover?(request: OwnRequest, requestId: string): Promise<OwnAnswer> | OwnAnswer;
  /** Variables of the environment that it needs. A plan lists those that are missing, a run stops. */
  environment?: readonly string[];
  /** Whether it draws instead of being a model: its prices are no money. */
  simulated?: boolean;
  /** Seconds until a call is given up: 300 unless it says otherwise. */
  timeout?: number;
}

/** What the function that makes one is told besides its params. */
export interface OwnContext {
  /** The label in the benchmark. */
  id: string;
  /** The folder of the benchmark's file, which paths in params are relative to. */
  folder: string;
}

/** A picture that may be asked for. All of it is a copy. */
export interface OwnSubject extends ImageRequest {
  /** Of the canvas, in pixels. */
  width: number;
  height: number;
}

export interface OwnRequest extends OwnSubject {
  /** The sample's input pictures, read: PNG, JPEG or WebP, drawings (SVG) as PNG. */
  inputs: InputPicture[];
  /** Aborted where nobody waits any more. */
  signal: AbortSignal;
  /** To be told the id that a server gives the request, as soon as there is one. */
  heard(requestId: string): void;
}

export type OwnAnswer = Bytes | OwnPicture | OwnNothing;

/** PNG, JPEG or WebP. */
export type Bytes = Uint8Array | ArrayBuffer;

/** Decimal, such as 0.04 or '0.0531'. */
export type Dollars = string | number;

export type OwnFault = string | Error;

/** Besides what an `ImageModel` tells, all of it as far as it is known. */
export interface OwnFacts extends Partial<Omit<GenerationFacts, 'cost'>> {
  /** What this one cost, where the benchmark has no `price`. */
  cost?: Cost | Dollars | null;
}

export interface OwnPicture extends OwnFacts {
  outcome?: 'image';
  bytes: Bytes;
}

export interface OwnNothing extends OwnFacts {
  /** refused: whoever was asked decided so; empty: an answer without a picture; error: all else. */
  outcome: 'refused' | 'empty' | 'error' | 'timeout' | 'absent';
  reason: string;
  /** Of an error; left out, it is lasting, and may be billed. */
  failure?: Pick<Failure, 'kind'> & Partial<Failure>;
}
