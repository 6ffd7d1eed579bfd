package dev.countersign.forms.event;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The members that both events have. */
final class EventFields {
  private EventFields() {}

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static Instant wholeSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether it is counted and not priced. */
  static boolean isCounted(Money amount) {
    return amount.currency().equals(Price.UNITS);
  }

  /**
   * The amount as a decimal with the currency's places, and in minor units; of what is counted, how
   * many.
   */
  static void amount(FormWriter out, Money amount) throws IOException {
    if (isCounted(amount)) {
      out.number("quantity", amount.minor());
    } else {
      out.text("amount", amount.decimal().toPlainString());
      out.number("amount_minor", amount.minor());
    }
  }

  /** An amount with its currency; what is counted has none. */
  static void money(FormWriter out, Money money) throws IOException {
    amount(out, money);
    if (!isCounted(money)) {
      out.text("currency", money.currency().getCurrencyCode());
    }
  }

  static void share(FormWriter out, Share share) throws IOException {
    out.text("session", share.session());
    out.object("agent", share.agent(), EventFields::agent);
    out.object("strategy", share.strategy(), EventFields::strategy);
    amount(out, share.amount());
    out.text("free", share.freeOrNull());
  }

  static void agent(FormWriter out, Session.Agent agent) throws IOException {
    out.text("id", agent.id());
    out.text("version", agent.version());
  }

  static void strategy(FormWriter out, Session.Strategy strategy) throws IOException {
    out.text("id", strategy.id());
    var arm = strategy.arm();
    out.text("arm", arm == null ? null : word(arm));
  }
}
