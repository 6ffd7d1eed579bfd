package dev.countersign.forms.engine.request;

/** What came of making a request. */
public sealed interface Rendering {
  /** It could be made. */
  record Rendered(EngineRequest request) implements Rendering {}

  /**
   * It can't be made of this input.
   *
   * @param what is wrong, without anything of the input
   */
  record Unrenderable(String what) implements Rendering {}
}
