package dev.countersign.testing.oracle.books;

/** What is the matter with a made-up result, and what it must come to. */
public enum MadeKind {
  AGREED("agreed", "session claimed entry line"),
  AGREED_OF_ANOTHER_AMOUNT("agreed amount", "session claimed entry line dear"),
  AGREED_BUT_FREE("agreed", "session claimed entry free line"),
  AGREED_AFTER_TWO_ENTRIES("agreed", "session claimed entry first line"),
  AGREED_BUT_TAKEN_BACK("agreed taken_back", "session claimed entry back line"),
  AGREED_TWICE_IN_THE_EXPORT("agreed", "session claimed entry line again"),
  UNCLAIMED("unclaimed", "session entry line"),
  UNCLAIMED_BY_A_TEST("unclaimed", "session claimed test entry line"),
  UNHEARD("unheard", "session claimed line"),
  VANISHED("vanished", "session claimed entry"),
  VANISHED_SAYS_THE_LINE("vanished", "session claimed entry line no"),
  UNANSWERED("unanswered", "session claimed"),
  UNANSWERED_AFTER_A_CORRECTION("unanswered", "session claimed corrected"),
  ORPHAN("orphan", "session entry"),
  ORPHAN_WITHOUT_A_SESSION("orphan", "entry parked"),
  THEIRS("theirs", "line"),
  THEIRS_AFTER_A_CORRECTION("theirs", "session corrected line"),
  TAKEN_BACK_ON_BOTH_SIDES("", "session claimed entry back"),
  ONLY_NOTED("", "session entry noted"),
  OF_ANOTHER_MONTH("other month", "line early"),
  NO_DATE("cannot_settle not_a_time", "session claimed entry line undated"),
  UNKNOWN("cannot_settle unknown", "session claimed entry line perhaps"),
  CONTRADICTION("cannot_settle contradiction", "session claimed entry line other");

  private final String cell;
  private final String traits;

  MadeKind(String cell, String traits) {
    this.cell = cell;
    this.traits = " " + traits + " ";
  }

  /** The cell and what differs, or why not; empty where it is in no cell. */
  public String cell() {
    return cell;
  }

  boolean has(String trait) {
    return traits.contains(" " + trait + " ");
  }
}
