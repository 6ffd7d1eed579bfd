package dev.countersign.forms.json;

/**
 * A JSONata expression can't be compiled, or can't be evaluated on this input within its limits.
 */
public final class JsonataFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int position;

  JsonataFailed(String what, int position) {
    super(what);
    this.position = position;
  }

  /** The place in the expression, in characters from 0; -1 when it isn't known. */
  public int position() {
    return position;
  }
}
