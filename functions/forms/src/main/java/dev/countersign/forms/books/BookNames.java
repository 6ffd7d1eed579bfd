package dev.countersign.forms.books;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.forms.inbound.Pseudonyms;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names what three books have in common. Under the tenant's key the names are its pseudonyms, and
 * those of records, conversations and subjects are the match keys by which a table keeps them;
 * without it there are names of claims and sessions alone.
 */
public final class BookNames {
  private final @Nullable Pseudonyms pseudonyms;

  private BookNames(@Nullable Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** Without a key. */
  public static BookNames open() {
    return new BookNames(null);
  }

  /** Under a tenant's key. */
  public static BookNames under(Pseudonyms pseudonyms) {
    return new BookNames(pseudonyms);
  }

  /** The tenant's pseudonyms, where its key is at hand. */
  Optional<Pseudonyms> pseudonyms() {
    return Optional.ofNullable(pseudonyms);
  }

  public BookName claim(Claim claim) {
    return new BookName(
        pseudonyms == null
            ? Digest.of("claim", claim.toString()).prefix(BookName.DIGITS)
            : pseudonyms.claim(claim));
  }

  public BookName session(String id) {
    return pseudonyms == null
        ? new BookName(Digest.of("session", id).prefix(BookName.DIGITS))
        : of(pseudonyms.session(id));
  }

  /** The name of a conversation; none without a key. */
  public Optional<BookName> conversation(@Nullable String idOrNull) {
    return pseudonyms == null || idOrNull == null
        ? Optional.empty()
        : Optional.of(of(pseudonyms.conversation(idOrNull)));
  }

  /** The name of what a table keeps as a match key. */
  public BookName of(MatchKey key) {
    String account = key.account();
    return new BookName(
        account == null
            ? key.hmac().substring(0, BookName.DIGITS)
            : Digest.of(key.hmac(), account).prefix(BookName.DIGITS));
  }

  /**
   * By what sessions are found that a line is of. A session's record without an account is that of
   * any account.
   */
  SortedSet<BookName> links(Attestation said) {
    var links = new TreeSet<BookName>();
    if (said.session() != null) {
      links.add(session(said.session()));
    }
    if (pseudonyms == null) {
      return links;
    }
    conversation(said.conversation()).ifPresent(links::add);
    if (said.record() != null) {
      var record = pseudonyms.record(said.record());
      links.add(of(record));
      links.add(of(record.bare()));
    }
    if (said.subject() != null) {
      pseudonyms.subject(said.subject()).forEach(key -> links.add(of(key)));
    }
    return links;
  }
}
