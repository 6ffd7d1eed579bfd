package dev.countersign.testing.engine;

/** What an engine says when it is asked what it has. */
public sealed interface EngineReading {

  /** It has it: so much is counted, or so much is the document's net. */
  record Found(long value) implements EngineReading {}

  /** It hasn't it, as far as it shows. */
  record Absent() implements EngineReading {}

  /** It doesn't answer now. */
  record Silent() implements EngineReading {}

  /** It can't be asked this. */
  record Unable() implements EngineReading {}
}
