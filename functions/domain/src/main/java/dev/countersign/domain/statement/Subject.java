package dev.countersign.domain.statement;

import java.util.List;

/**
 * A subject identifier of RFC 9493, section 3. It is personal data: it exists from the reading of
 * an item until its keyed hash is computed, is never stored and never printed.
 */
public sealed interface Subject {
  /** An email address. */
  record Email(String email) implements Subject {
    @Override
    public String toString() {
      return "Email[…]";
    }
  }

  /** A phone number. */
  record PhoneNumber(String phoneNumber) implements Subject {
    @Override
    public String toString() {
      return "PhoneNumber[…]";
    }
  }

  /** An id without a meaning of its own. */
  record Opaque(String id) implements Subject {
    @Override
    public String toString() {
      return "Opaque[…]";
    }
  }

  /** A token's issuer and subject. */
  record IssSub(String iss, String sub) implements Subject {
    @Override
    public String toString() {
      return "IssSub[…]";
    }
  }

  /** An account URI (RFC 7565). */
  record Account(String uri) implements Subject {
    @Override
    public String toString() {
      return "Account[…]";
    }
  }

  /** A DID URL (Decentralized Identifiers 1.0). */
  record Did(String url) implements Subject {
    @Override
    public String toString() {
      return "Did[…]";
    }
  }

  /** Any URI. */
  record Uri(String uri) implements Subject {
    @Override
    public String toString() {
      return "Uri[…]";
    }
  }

  /** Several identifiers of one subject; aliases don't nest (RFC 9493, section 3.2.8). */
  record Aliases(List<Subject> identifiers) implements Subject {
    public Aliases {
      identifiers = List.copyOf(identifiers);
    }
  }
}
