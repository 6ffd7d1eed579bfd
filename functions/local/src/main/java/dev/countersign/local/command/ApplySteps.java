package dev.countersign.local.command;

import dev.countersign.app.operate.apply.ApplyPlan;
import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.operate.apply.Backdating;
import dev.countersign.app.operate.apply.DecideAnew;
import dev.countersign.app.operate.apply.SourceUrls;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Ledger;
import dev.countersign.local.play.Scenario;
import dev.countersign.local.report.BackTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What {@code apply} does with a folder and a table; each step prints what it has to say. */
final class ApplySteps {
  private final Content content;
  private final TenantId tenant;
  private final Ledger ledger;
  private final SourceUrls urls;

  ApplySteps(Content content, Ledger ledger, SourceUrls urls) {
    this.urls = urls;
    this.content = content;
    this.tenant = content.tenant().value().id();
    this.ledger = ledger;
  }

  /**
   * Holds the folder against what is stored. Of terms of the past it prints what they bill
   * differently.
   */
  ApplyPlan planned(Backdating backdating) {
    var plan = new ApplyTenant(ledger).plan(content, backdating);
    System.err.println(plan.diff().isEmpty() ? "nothing changes" : "what changes:");
    plan.diff().lines().forEach(line -> System.err.println("  " + line));
    plan.notes().forEach(System.err::println);
    plan.refusals().forEach(System.err::println);
    if (plan.isAccepted() && !plan.since().isEmpty()) {
      var differences =
          BackTest.ofBooks(ledger.tenantScan(), tenant, plan.before(), plan.after(), Instant.now());
      differences.forEach(ApplySteps::print);
      System.err.println("billed differently: " + differences.size() + " stored outcomes");
    }
    return plan;
  }

  /** Writes the folder; whether all of it was written. */
  boolean written(ApplyPlan plan) {
    var applied = new ApplyTenant(ledger, InstantSource.system(), urls).apply(content, plan);
    applied.lines().forEach(System.err::println);
    if (applied.complete() && plan.changesSomething()) {
      System.err.println("in force within a minute");
    }
    return applied.complete();
  }

  /**
   * Looks again at terms that were taken away, when no function has them any more; whether they
   * stay away.
   *
   * @param untilSeen how long functions may still have what was there before
   */
  boolean stayAway(ApplyPlan plan, Duration untilSeen) throws InterruptedException {
    if (plan.removal().terms().isEmpty()) {
      return true;
    }
    System.err.println("waiting until no function has the terms that were removed");
    Thread.sleep(untilSeen);
    var back = new ApplyTenant(ledger).lookAgain(content, plan);
    back.forEach(System.err::println);
    return back.isEmpty();
  }

  /**
   * Has the results that the plan concerns decided anew; whether that can be done for all of them.
   *
   * @param untilSeen how long functions may still have the terms of before
   */
  boolean decidedAnew(ApplyPlan plan, Duration untilSeen) throws InterruptedException {
    if (plan.since().isEmpty()) {
      return true;
    }
    System.err.println("waiting until every function has the new terms");
    Thread.sleep(untilSeen);
    var marked = new DecideAnew(ledger).since(tenant, plan.since(), Instant.now());
    System.err.println("decided anew within a minute: " + marked.marked() + " outcomes");
    if (marked.passedOver() > 0) {
      System.err.println(
          "passed over: "
              + marked.passedOver()
              + " outcomes, whose results are still to be published; repeat this command when they"
              + " are");
    }
    return marked.passedOver() == 0;
  }

  /** Prints what each type's newest terms would have billed differently, always in force. */
  void backTested() {
    var contracts = new RegisteredContracts(ledger.registry(), System::nanoTime);
    var wanted = versions(content);
    var stored =
        wanted.stream()
            .map(Terms::outcome)
            .distinct()
            .flatMap(type -> contracts.book(tenant, type).stream())
            .flatMap(book -> book.versions().stream())
            .toList();
    BackTest.ofHistory(ledger.tenantScan(), tenant, stored, wanted, Instant.now())
        .forEach(ApplySteps::print);
  }

  /** Prints the same for the outcomes of a scenario. */
  static void backTested(Scenario scenario, Content content) {
    BackTest.ofScenario(scenario, versions(content)).forEach(ApplySteps::print);
  }

  private static List<Terms> versions(Content content) {
    return content.terms().stream().map(TenantFolder.Document::value).toList();
  }

  private static void print(BackTest.Difference difference) {
    System.out.println(
        JsonOutput.object(
                out -> {
                  out.writeStringField("claim", difference.claim());
                  out.writeStringField("was", difference.was());
                  out.writeStringField("would_be", difference.wouldBe());
                })
            .toText());
  }
}
