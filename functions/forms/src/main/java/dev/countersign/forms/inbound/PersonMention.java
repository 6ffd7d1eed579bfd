package dev.countersign.forms.inbound;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.NormalText;
import dev.countersign.domain.statement.Subject;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells where a person is meant, by what names the person: an e-mail address, a phone number, or
 * any other id. Addresses are compared without regard to case, phone numbers without regard to how
 * their digits are grouped, ids as they are.
 */
public final class PersonMention {
  /** An id that is shorter is found by what was mapped alone: as a text it would be anywhere. */
  private static final int SHORTEST_IN_TEXT = 4;

  private static final Pattern NOWHERE = Pattern.compile("(?!)");
  private static final Pattern GROUPING = Pattern.compile("[\\s\\p{Z}().\\-/]");

  /** What kind of name it is. */
  public enum Kind {
    EMAIL,
    PHONE,
    ID
  }

  private final Set<String> names;
  private final Kind kind;
  private final SortedSet<MatchKey> keys;
  private final Pattern pattern;

  private PersonMention(Set<String> names, Kind kind, SortedSet<MatchKey> keys, Pattern pattern) {
    this.names = names;
    this.kind = kind;
    this.keys = keys;
    this.pattern = pattern;
  }

  /** The person of this name. */
  public static PersonMention of(String named, Pseudonyms pseudonyms) {
    String name = ContactForm.bare(named);
    var names = new TreeSet<>(List.of(name, new PersonalTexts(pseudonyms).name(name)));
    var keys = new TreeSet<MatchKey>();
    keys.addAll(pseudonyms.subject(new Subject.Opaque(name)));
    keys.addAll(pseudonyms.subject(new Subject.Did(name)));
    keys.addAll(pseudonyms.subject(new Subject.Uri(name)));
    keys.addAll(pseudonyms.subject(new Subject.Account(name)));
    return switch (ContactForm.of(name)) {
      case MAIL -> {
        keys.addAll(pseudonyms.subject(new Subject.Email(name)));
        keys.addAll(pseudonyms.subject(new Subject.Account("acct:" + name)));
        yield new PersonMention(names, Kind.EMAIL, keys, mail(name));
      }
      case PHONE -> {
        keys.addAll(pseudonyms.subject(new Subject.PhoneNumber(name)));
        yield new PersonMention(names, Kind.PHONE, keys, phone(name));
      }
      case NONE -> new PersonMention(names, Kind.ID, keys, id(name));
    };
  }

  private static Pattern mail(String address) {
    String mail = Pseudonyms.email(address);
    int at = mail.lastIndexOf('@');
    String domain = mail.substring(at + 1);
    boolean dots = domain.equals("gmail.com") || domain.equals("googlemail.com");
    String local =
        mail.substring(0, at)
            .codePoints()
            .mapToObj(letter -> Pattern.quote(Character.toString(letter)))
            .collect(Collectors.joining(dots ? "\\.?" : ""));
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}._+-])"
            + local
            + "@"
            + Pattern.quote(domain)
            + "(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])");
  }

  /** With or without {@code +} or {@code 00}: some systems leave them out. */
  private static Pattern phone(String number) {
    String digits = number.replaceAll("[^0-9]", "").replaceFirst("^00", "");
    return Pattern.compile("(?<![0-9])(?:00)?" + digits + "(?![0-9])");
  }

  private static Pattern id(String id) {
    return id.length() < SHORTEST_IN_TEXT
        ? NOWHERE
        : Pattern.compile("(?<![\\p{L}\\p{N}_-])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}_-])");
  }

  /** What kind of name it is that the person is found by. */
  public Kind kind() {
    return kind;
  }

  /** The match keys that the person has as a subject, by this name. */
  public Set<MatchKey> keys() {
    return Collections.unmodifiableSet(keys);
  }

  /** Whether a record's or a conversation's id is the person's, with its account or without. */
  public boolean isName(String id) {
    String normal = NormalText.of(id);
    return names.contains(normal) || names.contains(normal.substring(normal.indexOf(':') + 1));
  }

  /** Whether one of these texts names the person. */
  public boolean isIn(List<String> texts) {
    return texts.stream().anyMatch(this::isIn);
  }

  private boolean isIn(String text) {
    return switch (kind) {
      case EMAIL -> pattern.matcher(NormalText.of(text).toLowerCase(Locale.ROOT)).find();
      case PHONE -> pattern.matcher(GROUPING.matcher(text).replaceAll("")).find();
      case ID -> pattern.matcher(NormalText.of(text)).find();
    };
  }

  @Override
  public String toString() {
    return "PersonMention[" + kind + "]";
  }
}
