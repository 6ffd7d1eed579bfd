package dev.countersign.domain.posting;

import dev.countersign.domain.Problem;
import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Why only a person can decide about a posting: {@code docs/billing.md}, section 8. */
public sealed interface HeldReason {
  /** The fixed word for it: {@code no_customer}. */
  String word();

  /** Whether the engine may have what the posting asked of it. */
  default Presence presence() {
    return Presence.SURELY_NOT;
  }

  /** Whether an engine has something. */
  enum Presence {
    /** It surely has not. */
    SURELY_NOT,
    /** It may have it. */
    PERHAPS
  }

  /** The result names no customer of this target. */
  record NoCustomer() implements HeldReason {
    @Override
    public String word() {
      return "no_customer";
    }
  }

  /** The target counts amounts, and the result has none. */
  record NoAmount() implements HeldReason {
    @Override
    public String word() {
      return "no_amount";
    }
  }

  /** The target bills in another currency than the result's. */
  record OtherCurrency(Currency wanted) implements HeldReason {
    @Override
    public String word() {
      return "currency";
    }
  }

  /** The engine takes no such old time, or its period is closed. */
  record TooLate() implements HeldReason {
    @Override
    public String word() {
      return "too_late";
    }
  }

  /** The engine knew the key before the first try. */
  record Conflict() implements HeldReason {
    @Override
    public String word() {
      return "conflict";
    }

    @Override
    public Presence presence() {
      return Presence.PERHAPS;
    }
  }

  /**
   * No answer decided, and it can't be tried again.
   *
   * @param wordOrNull the engine's word, where it refused a later try than the first
   */
  record Unconfirmed(Looked looked, @Nullable EngineWord wordOrNull) implements HeldReason {
    @Override
    public String word() {
      return "unconfirmed";
    }

    @Override
    public Presence presence() {
      return Presence.PERHAPS;
    }
  }

  /** The engine will not take it. */
  record Refused(EngineWord engine) implements HeldReason {
    @Override
    public String word() {
      return "refused";
    }
  }

  /**
   * The engine has no request for this; a person makes it.
   *
   * @param net what is to be given back (negative) or charged, in minor units or in quantity
   * @param period the month of the billable's posting time that is corrected
   */
  record Task(EngineCustomer customer, long net, YearMonth period) implements HeldReason {
    @Override
    public String word() {
      return "task";
    }
  }

  /** The engine's file can't make this request. */
  record Unreadable(Problem problem) implements HeldReason {
    @Override
    public String word() {
      return "unreadable";
    }
  }

  /** What was found when the engine was asked for something. */
  enum Looked {
    /** It said that it hasn't got it. */
    ABSENT,
    /** Its file has no way to ask for one. */
    CANNOT_BE_ASKED
  }
}
