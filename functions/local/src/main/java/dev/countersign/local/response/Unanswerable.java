package dev.countersign.local.response;

/** Why no response can be made; the message says what is wrong and what to do. */
public final class Unanswerable extends Exception {
  private static final long serialVersionUID = 1L;

  public Unanswerable(String message) {
    super(message);
  }
}
