package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.check.QuarrelView;
import dev.countersign.testing.simulation.check.QuarrelView.SealedLine;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.Message.Source;
import dev.countersign.testing.simulation.world.Message.Words;
import dev.countersign.testing.simulation.world.QuarrelAct;
import dev.countersign.testing.simulation.world.QuarrelAct.Word;
import dev.countersign.testing.simulation.world.Tenant;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What payer, seller and arbiter say, as it is sent.
 *
 * @param ofLines draws whether a line is named by its month
 */
record QuarrelWords(Tenant tenant, QuarrelView view, SeededDraws dice, SeededDraws ofLines) {

  /** Who says it. */
  static Source source(Word word) {
    return switch (word) {
      case DISPUTED, WITHDRAWN, DECLINED -> Source.PAYER;
      case CONTESTED, CONCEDED, OFFERED -> Source.SELLER;
      case RULED_STANDS, RULED_FALLS, RULED_ADJUSTED -> Source.JUDGE;
      case RULED_BY_ANOTHER -> Source.OFFICE;
      case ASKED, ASKED_NO_MORE -> Source.ASKER;
    };
  }

  Words of(QuarrelAct act, String id) {
    var said = new Said(id);
    switch (act.word()) {
      case DISPUTED -> disputed(said, act);
      case WITHDRAWN -> said.text("act", "withdrawn").text("dispute", view.dispute());
      case CONTESTED -> said.text("answer", "contested").text("dispute", view.dispute());
      case CONCEDED -> said.text("answer", "conceded").text("dispute", view.dispute());
      case OFFERED -> amount(said.text("answer", "offered").text("dispute", view.dispute()), act);
      case RULED_STANDS -> ruled(said, "stands");
      case RULED_FALLS, RULED_BY_ANOTHER -> ruled(said, "falls");
      case RULED_ADJUSTED -> amount(ruled(said, "adjusted"), act);
      case ASKED -> asked(said, act);
      case DECLINED ->
          said.text("act", "declined")
              .text("inquiry", view.inquiry())
              .text("code", "no_such_result");
      case ASKED_NO_MORE -> said.text("act", "withdrawn").text("inquiry", view.inquiry());
    }
    return new Words(view.claim(), said.json());
  }

  private void disputed(Said said, QuarrelAct act) {
    var event = dice.perMille(300) ? view.event(dice) : "";
    var line = ofLines.perMille(400) ? view.line(ofLines) : Optional.<SealedLine>empty();
    said.text("act", "disputed");
    if (!event.isEmpty()) {
      said.text("event", event);
    } else if (line.isPresent()) {
      said.text("month", line.get().month()).text("line", line.get().key());
    } else {
      said.text("outcome", view.outcome());
    }
    said.text("code", act.code());
    if (act.code().equals("other") || dice.perMille(300)) {
      said.text("text", "it was never\\nours");
    }
    amount(said, act);
  }

  private Said ruled(Said said, String finding) {
    return said.text("claim", view.claim())
        .text("dispute", view.dispute())
        .text("finding", finding)
        .text("by", "judith")
        .text("why", "heard both");
  }

  private void asked(Said said, QuarrelAct act) {
    int bar = view.claim().indexOf("/!/");
    if (bar > 0) {
      said.text("type", "untracked")
          .text("outcome_type", view.claim().substring(0, bar))
          .text("session", view.claim().substring(bar + 3));
    } else {
      said.text("type", act.code().contains("_") ? "incorrect" : "declined")
          .text("outcome", view.outcome());
    }
    if (!act.code().equals("other")) {
      said.text("code", act.code());
    }
  }

  /** A part of what the line is counted for. */
  private void amount(Said said, QuarrelAct act) {
    var part = act.part();
    if (part == null) {
      return;
    }
    long amount = Math.max(1, view.amount() * part / 1000);
    var currency = view.currency();
    if (currency == null) {
      said.member("quantity", String.valueOf(amount));
      return;
    }
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    var decimal = BigDecimal.valueOf(amount, decimals).toPlainString();
    said.member("amount", "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(decimal, currency));
  }

  /** An object that is being written. */
  private static final class Said {
    private final StringJoiner json = new StringJoiner(",", "{", "}");

    Said(String id) {
      text("id", id);
    }

    Said text(String name, String value) {
      return member(name, "\"" + value + "\"");
    }

    Said member(String name, String value) {
      json.add("\"" + name + "\":" + value);
      return this;
    }

    String json() {
      return json.toString();
    }
  }
}
