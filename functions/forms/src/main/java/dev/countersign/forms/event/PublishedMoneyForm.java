package dev.countersign.forms.event;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a published result's amount, and the shares of its sessions. What is counted and not priced
 * has a quantity instead of an amount.
 */
record PublishedMoneyForm(Money amount, List<Share> shares) {
  private static final int LONGEST = 40;
  private static final int FREE = 200;
  private static final int MOST_REVISIONS = 999_999;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  static Optional<PublishedMoneyForm> read(Fields in) {
    var currency = currency(in);
    var amount = currency.flatMap(unit -> amount(in, unit));
    in.present("shares");
    var shares = currency.map(unit -> shares(in, unit)).orElse(List.of());
    if (amount.isEmpty() || !in.problems().isEmpty()) {
      return Optional.empty();
    }
    var sum = BigDecimal.ZERO;
    for (Share share : shares) {
      sum = sum.add(BigDecimal.valueOf(share.amount().minor()));
    }
    if (sum.compareTo(BigDecimal.valueOf(amount.get().minor())) != 0) {
      in.problem(
          "contradiction", "shares", "don't sum to the amount", PublishedResultForm.AS_PUBLISHED);
    }
    return Optional.of(new PublishedMoneyForm(amount.get(), shares));
  }

  private static Optional<Currency> currency(Fields in) {
    boolean priced =
        Stream.of("amount", "amount_minor", "currency").anyMatch(name -> in.get(name).isPresent());
    return priced ? DecimalMoneyForm.currency(in, "currency") : Optional.of(Price.UNITS);
  }

  /** A required whole number from 1. */
  static Optional<Integer> count(Fields in, String name) {
    var number = whole(in, name);
    if (number.filter(n -> n < 1 || n > MOST_REVISIONS).isPresent()) {
      in.problem(
          "out_of_range",
          name,
          "not a number from 1 to " + MOST_REVISIONS,
          PublishedResultForm.AS_PUBLISHED);
      return Optional.empty();
    }
    return number.map(Math::toIntExact);
  }

  private static Optional<Long> whole(Fields in, String name) {
    if (!in.present(name)) {
      return Optional.empty();
    }
    if (in.get(name).orElseThrow() instanceof Json.Num(BigDecimal number)
        && number.stripTrailingZeros().scale() <= 0
        && number.abs().compareTo(MOST) <= 0) {
      return Optional.of(number.longValueExact());
    }
    in.problem("wrong_type", name, "not a whole number", PublishedResultForm.AS_PUBLISHED);
    return Optional.empty();
  }

  /** An amount in minor units; the decimal beside them must say the same. */
  private static Optional<Money> amount(Fields in, Currency currency) {
    if (currency.equals(Price.UNITS)) {
      return whole(in, "quantity").map(units -> new Money(units, currency));
    }
    var decimal = in.required("amount", LONGEST);
    var money = whole(in, "amount_minor").map(minor -> new Money(minor, currency));
    boolean differs =
        decimal.isPresent()
            && money.isPresent()
            && !decimal.get().equals(money.get().decimal().toPlainString());
    if (differs) {
      in.problem(
          "contradiction",
          "amount",
          "not what amount_minor says",
          PublishedResultForm.AS_PUBLISHED);
    }
    return money;
  }

  private static List<Share> shares(Fields in, Currency currency) {
    var shares = new ArrayList<Share>();
    int place = 0;
    for (Json item : in.items("shares")) {
      String pointer = in.at("shares") + "/" + place++;
      Fields.of(item, pointer, in.problems())
          .flatMap(share -> share(share, currency))
          .ifPresent(shares::add);
    }
    return shares;
  }

  private static Optional<Share> share(Fields in, Currency currency) {
    var session = in.id("session", SessionId::admits, SessionId::new);
    var agent =
        in.present("agent")
            ? in.object("agent").flatMap(SessionForm::agent)
            : Optional.<Session.Agent>empty();
    var strategy = in.object("strategy").flatMap(SessionForm::strategy);
    var amount = amount(in, currency);
    var free = in.text("free", FREE);
    return session.isPresent() && agent.isPresent() && amount.isPresent()
        ? Optional.of(
            new Share(
                session.get(), agent.get(), strategy.orElse(null), amount.get(), free.orElse(null)))
        : Optional.empty();
  }
}
