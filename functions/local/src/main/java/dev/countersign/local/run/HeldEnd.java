package dev.countersign.local.run;

import static dev.countersign.app.deliver.desk.HeldPosting.LONGEST_FIRST;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.deliver.desk.DecideHeld;
import dev.countersign.app.deliver.desk.DeskAnswer;
import dev.countersign.app.deliver.desk.HeldPosting;
import dev.countersign.app.deliver.desk.ListHeld;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.EventId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.TargetKey;
import dev.countersign.local.table.RunnerTenants;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /api/held}: what is held on its way into billing engines, and what a person decided about
 * one, as {@code {tenant, target, id, wish, by, why}}.
 */
final class HeldEnd {
  private static final int LONGEST = 500;
  private static final Problem INCOMPLETE =
      new Problem(
          "missing",
          "",
          "tenant, target, id, wish, by or why is missing, or of another form",
          "send tenant, target and id as GET /api/held tells them; wish: release,"
              + " release_not_there, done or give_up; by and why: 1 to 500 characters each");

  private final DecideHeld decide;
  private final ListHeld list;
  private final RunnerTenants tenants;
  private final Runnable send;
  private final InstantSource clock;

  /**
   * Lists these, and decides.
   *
   * @param send has sent soon what is due by now
   */
  HeldEnd(DeliverAssembly deliver, RunnerTenants tenants, Runnable send, InstantSource clock) {
    this.decide = deliver.decideHeld();
    this.list = deliver.listHeld();
    this.tenants = tenants;
    this.send = send;
    this.clock = clock;
  }

  /** All that is held, the longest first. */
  HttpAnswer list() {
    var all = tenants.all().stream().map(list::of).toList();
    var held = all.stream().flatMap(each -> each.held().stream()).sorted(LONGEST_FIRST).toList();
    int unread = all.stream().mapToInt(each -> each.unreadable().size()).sum();
    return HttpAnswer.json(
        200,
        JsonOutput.object(
                out -> {
                  out.writeStringField("now", clock.instant().toString());
                  out.writeArrayFieldStart("held");
                  for (HeldPosting each : held) {
                    out.writeStartObject();
                    HeldJson.write(out, each);
                    out.writeEndObject();
                  }
                  out.writeEndArray();
                  out.writeNumberField("unread", unread);
                })
            .toArray());
  }

  /** 200 with the posting as it is after that, or 422 when nothing was recorded. */
  HttpAnswer decide(byte[] body) {
    if (!(StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj said))) {
      return LocalAnswers.unusableWish(INCOMPLETE);
    }
    var tenant = said.text("tenant").filter(TenantId::admits).map(TenantId::new);
    var target = said.text("target").filter(TargetName::admits).map(TargetName::new);
    var id = said.text("id").filter(EventId::admits).map(EventId::new);
    var wish = said.text("wish").flatMap(HeldEnd::wish);
    var by = said.text("by").filter(HeldEnd::isSaid);
    var why = said.text("why").filter(HeldEnd::isSaid);
    if (tenant.isEmpty()
        || target.isEmpty()
        || id.isEmpty()
        || wish.isEmpty()
        || by.isEmpty()
        || why.isEmpty()) {
      return LocalAnswers.unusableWish(INCOMPLETE);
    }
    var person = new PersonsWord(new Person(by.get()), clock.instant(), why.get());
    var answer =
        decide.decide(new TargetKey(tenant.get(), target.get()), id.get(), wish.get(), person);
    return switch (answer) {
      case DeskAnswer.Refused(Problem problem) -> LocalAnswers.unusableWish(problem);
      case DeskAnswer.Done(var posting) -> {
        send.run();
        yield HttpAnswer.json(200, HeldJson.of(posting));
      }
    };
  }

  private static Optional<Wish> wish(String word) {
    for (Wish wish : Wish.values()) {
      if (wish.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(wish);
      }
    }
    return Optional.empty();
  }

  private static boolean isSaid(String text) {
    return !text.isBlank() && text.length() <= LONGEST;
  }
}
