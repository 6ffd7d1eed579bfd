package dev.countersign.forms.engine.request;

/** A request can't be made of this input. It doesn't leave the package. */
final class CannotRender extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String what;

  CannotRender(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  String what() {
    return what;
  }
}
