package dev.countersign.forms.engine;

/** Where a fact about an engine was seen. */
public enum FactOrigin {
  /** On the vendor's own software, which the file's comment names. */
  RAN,
  /** On the vendor's page. */
  DOCS,
  /** In the source of the vendor's client. */
  SDK,
  /** With a third party. */
  SECOND_HAND,
  /** Nowhere; assumed. */
  UNCONFIRMED;

  /** The word of the file. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
