package dev.countersign.domain.statement;

/**
 * Whom the evidence of a statement can convince that its source made it, from fewest to most. The
 * profile of the source decides it, never the request.
 */
public enum ProvableTo {
  /** Nobody: the source didn't sign the bytes. */
  NOBODY("nobody"),
  /** The two who hold the shared secret: either of them could have made the signature. */
  BOTH("both"),
  /** Anyone who has the public key: only the holder of the private one could have signed. */
  ANYONE("anyone");

  private final String wire;

  ProvableTo(String wire) {
    this.wire = wire;
  }

  /** The word in answers, events and evidence. */
  public String wire() {
    return wire;
  }

  /** What a shared secret leaves of this grade: nobody, where the source didn't sign the bytes. */
  public static ProvableTo bySecret(Assurance assurance) {
    return assurance.atLeast(Assurance.BODY_SIGNED) ? BOTH : NOBODY;
  }
}
