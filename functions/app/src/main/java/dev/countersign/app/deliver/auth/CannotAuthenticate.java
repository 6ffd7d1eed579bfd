package dev.countersign.app.deliver.auth;

/** Authentication can't be made now. It doesn't leave the package. */
final class CannotAuthenticate extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String why;

  /**
   * For this reason.
   *
   * @param why names what is missing, and shows nothing of it
   */
  CannotAuthenticate(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  String why() {
    return why;
  }
}
