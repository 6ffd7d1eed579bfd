package dev.countersign.domain.statement;

import java.util.List;

/**
 * A subject identifier of RFC 9493, section 3. Personal data: it lives between reading and the
 * HMAC, is never stored, and doesn't print.
 */
public sealed interface Subject {
  record Email(String email) implements Subject {
    @Override
    public String toString() {
      return "Email[…]";
    }
  }

  record PhoneNumber(String phoneNumber) implements Subject {
    @Override
    public String toString() {
      return "PhoneNumber[…]";
    }
  }

  record Opaque(String id) implements Subject {
    @Override
    public String toString() {
      return "Opaque[…]";
    }
  }

  record IssSub(String iss, String sub) implements Subject {
    @Override
    public String toString() {
      return "IssSub[…]";
    }
  }

  record Account(String uri) implements Subject {
    @Override
    public String toString() {
      return "Account[…]";
    }
  }

  record Did(String url) implements Subject {
    @Override
    public String toString() {
      return "Did[…]";
    }
  }

  record Uri(String uri) implements Subject {
    @Override
    public String toString() {
      return "Uri[…]";
    }
  }

  /** Several names of one subject; aliases do not nest (RFC 9493, section 3.2.8). */
  record Aliases(List<Subject> identifiers) implements Subject {
    public Aliases {
      identifiers = List.copyOf(identifiers);
    }
  }
}
