package dev.countersign.forms.json;

/** A JSONata expression that doesn't compile, doesn't end, or can't be evaluated on this input. */
public final class JsonataFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int position;

  JsonataFailed(String what, int position) {
    super(what);
    this.position = position;
  }

  /** Where in the expression, in characters from 0; -1 when it isn't known. */
  public int position() {
    return position;
  }
}
