package dev.countersign.forms.inbound;

import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts pseudonyms in place of what may be about a person: texts that are no words, and names that
 * are e-mail addresses or phone numbers. What is replaced is read by {@code docs/personal-data.md}.
 */
public final class PersonalTexts {
  /** A code, a state, a date, a number: what a person's own words hardly are. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:+/\\-]{1,64}");

  private final Pseudonyms pseudonyms;

  public PersonalTexts(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** Whether a text is a word: 1 to 64 plain characters, and no phone number. */
  public static boolean isWord(String text) {
    return WORD.matcher(text).matches() && ContactForm.of(text) == ContactForm.NONE;
  }

  /** A name of something, or the pseudonym of one that is an e-mail address or phone number. */
  public String name(String name) {
    return switch (ContactForm.of(name)) {
      case MAIL -> pseudonyms.mark("mail", name);
      case PHONE -> pseudonyms.mark("phone", name);
      case NONE -> name;
    };
  }

  /** As {@link #name}; none where there is none. */
  public @Nullable String nameOrNull(@Nullable String name) {
    return name == null ? null : name(name);
  }

  /** The record under the name that may be told. */
  public @Nullable RecordRef recordOrNull(@Nullable RecordRef record) {
    return record == null ? null : new RecordRef(record.type(), id(record), record.account());
  }

  /**
   * The id that may be told. {@code 62515:x} without an account is the record {@code x} of the
   * account {@code 62515}, so the part behind the colon is told as it would be told there.
   */
  private String id(RecordRef record) {
    String id = record.id();
    int colon = id.indexOf(':');
    return record.account() != null || colon <= 0 || ContactForm.of(id) != ContactForm.NONE
        ? name(id)
        : id.substring(0, colon + 1) + name(id.substring(colon + 1));
  }

  /** A word as it is, or the pseudonym of a text; the text itself stays in the evidence. */
  public String word(String text) {
    return isWord(text) ? text : pseudonyms.mark("text", text);
  }

  /** The facts, with a mark for each text that is no word. */
  public Fact.Tree facts(Fact.Tree facts) {
    Map<String, Fact> marked = new TreeMap<>();
    facts.values().forEach((name, fact) -> marked.put(name, fact(fact)));
    return Fact.Tree.of(marked);
  }

  private Fact fact(Fact fact) {
    return switch (fact) {
      case Fact.Text(String text) when !text.isBlank() && !isWord(text) ->
          new Fact.Wording(text, pseudonyms.mark("text", text));
      case Fact.Items(List<Fact> items) -> new Fact.Items(items.stream().map(this::fact).toList());
      case Fact.Tree tree -> facts(tree);
      default -> fact;
    };
  }
}
