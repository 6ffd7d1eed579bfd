package dev.countersign.forms.engine;

/** Where an engine is. */
public sealed interface EngineAddress {
  /** At the same address for everybody; it may have settings in its host. */
  record Fixed(TextTemplate url) implements EngineAddress {}

  /** At this address, unless the target says another. */
  record Usual(TextTemplate url) implements EngineAddress {}

  /** Where the target says: an https address. */
  record Told() implements EngineAddress {}

  /** In a folder or a bucket, which the target says. */
  record Folder() implements EngineAddress {}
}
