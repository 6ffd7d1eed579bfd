package dev.countersign.trust.profile;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a vendor's payload names the account of the vendor's customer that an event is of. One
 * secret of a vendor's often serves all of its customers.
 *
 * @param name the vendor's own word for it: portal, shop, workspace; the source's setting has it
 *     too
 * @param at a JSON Pointer (RFC 6901) as its tokens; {@link #EACH} stands for every element of an
 *     array, whose events are then told apart, and at most once
 * @param part which part of the text there is the account
 * @param otherwise the account of an event that names none; null where each event names one
 * @param need whether a source can do without
 * @param fact how well it is known that the account stands there
 */
public record AccountPlace(
    String name,
    List<String> at,
    Part part,
    @Nullable String otherwise,
    Need need,
    FactConfidence fact) {
  /** The token for every element of an array. */
  public static final String EACH = "*";

  public AccountPlace {
    at = List.copyOf(at);
  }

  /** Which part of a text is the account. */
  public enum Part {
    WHOLE,
    /** The host of the address that the text is, in lower case. */
    HOST
  }

  /**
   * The account as it is compared and as records lie in it. A host is one in any case (RFC 3986,
   * section 3.2.2), and is in lower case here.
   */
  public String compared(String account) {
    return part == Part.HOST ? account.toLowerCase(Locale.ROOT) : account;
  }

  /** Whether a source of the profile must name its account. */
  public enum Need {
    OPTIONAL,
    /** Everybody can have the vendor's key sign for any address. */
    REQUIRED
  }
}
