package dev.countersign.app.operate.apply;

import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Registry.TermsWrite;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what a tenant's folder says to the registry, once it was held against what is there.
 * Repeating it changes nothing.
 */
public final class ApplyTenant {
  static final String OTHER_TEXT =
      "terms %s: REFUSED, this version is there with another text; terms in force are never"
          + " changed: give the new text a new version";

  /** What follows the reasons for which a folder is refused. */
  public static final String NOTHING_WRITTEN = "nothing was written";

  private final Ledger ledger;
  private final InstantSource clock;
  private final SourceUrls urls;

  public ApplyTenant(Ledger ledger) {
    this(ledger, InstantSource.system());
  }

  /** With a clock that says what is past. */
  public ApplyTenant(Ledger ledger, InstantSource clock) {
    this(ledger, clock, SourceUrls.NONE);
  }

  /** With what it needs to tell whole addresses. */
  public ApplyTenant(Ledger ledger, InstantSource clock, SourceUrls urls) {
    this.ledger = ledger;
    this.clock = clock;
    this.urls = urls;
  }

  /** What was written: a line for each file or refusal, and whether all of it was. */
  public record Applied(List<String> lines, boolean complete) {}

  /** What the folder's reader can't see: unknown profiles, and inline keys that can't be used. */
  public static List<String> mistakes(Content content, BuiltInProfiles profiles) {
    var mistakes = new ArrayList<>(ApplyReaders.mistakes(content.tenant()));
    content.sources().forEach(source -> mistakes.addAll(SourceMistakes.of(source, profiles)));
    return mistakes;
  }

  /**
   * What applying the folder comes to. A new version whose rule fails on every stored outcome that
   * it was tried on is refused; one that fails on some is a note, since a person can rule on these.
   */
  public ApplyPlan plan(Content content, Backdating backdating) {
    var now = clock.instant();
    var plan = FolderCheck.of(content, ledger, backdating, now);
    var refusals = new ArrayList<>(plan.refusals());
    var notes = new ArrayList<>(plan.notes());
    var sources = SourceCheck.of(content, ledger);
    refusals.addAll(sources.refusals());
    notes.addAll(sources.notes());
    var tenant = content.tenant().value().id();
    plan.added().stream()
        .flatMap(terms -> RuleTrial.overHistory(terms, ledger.tenantScan(), tenant, now).stream())
        .forEach(failing -> (failing.isEverywhere() ? refusals : notes).add(failing.line()));
    return new ApplyPlan(
        plan.diff(),
        plan.removal(),
        refusals,
        notes,
        plan.added(),
        plan.since(),
        plan.before(),
        plan.after());
  }

  /**
   * Looks again at the versions of terms that were taken away, when no function knows them any
   * more. What came in meanwhile may be governed by one: that one is put back.
   *
   * @return a line for each version that is there again
   */
  public List<String> lookAgain(Content content, ApplyPlan plan) {
    return TakeAway.undone(ledger, content.tenant().value().id(), plan.removal());
  }

  /** Writes a folder that doesn't bring terms into force in the past, save those of a new type. */
  public Applied apply(Content content) {
    var plan = plan(content, Backdating.REFUSED);
    var applied = apply(content, plan);
    var lines = new ArrayList<>(plan.notes());
    lines.addAll(applied.lines());
    return new Applied(List.copyOf(lines), applied.complete());
  }

  /** Writes a folder by its plan. One that is refused writes nothing. */
  public Applied apply(Content content, ApplyPlan plan) {
    var lines = new ArrayList<String>();
    if (!plan.isAccepted()) {
      lines.addAll(plan.refusals());
      lines.add(NOTHING_WRITTEN);
      return new Applied(List.copyOf(lines), false);
    }
    var tenant = content.tenant().value().id();
    FirstMonth.begin(ledger, content.tenant().value(), clock.instant());
    tenantAndSources(content, tenant, lines);
    boolean complete = true;
    for (var document : content.terms()) {
      var terms = document.value();
      var put =
          ledger.registry().putTerms(tenant, terms.outcome(), terms.version(), document.text());
      complete &= put != TermsWrite.OTHER_TEXT;
      lines.add(
          put == TermsWrite.OTHER_TEXT // by somebody else, since the plan was made
              ? OTHER_TEXT.formatted(terms.ref())
              : "terms "
                  + terms.ref()
                  + (put == TermsWrite.THE_SAME ? " (was there)" : "")
                  + ": billed by "
                  + terms.sources().getFirst()
                  + witnesses(terms));
    }
    lines.addAll(ApplyBilling.write(ledger, tenant, content, plan.removal()));
    lines.addAll(TakeAway.from(ledger, tenant, content, plan.removal()));
    return new Applied(List.copyOf(lines), complete);
  }

  private void tenantAndSources(Content content, TenantId tenant, List<String> lines) {
    ApplyReaders.write(ledger, tenant, content.tenant());
    lines.add("tenant " + tenant);
    var profiles = new BuiltInProfiles();
    for (var source : content.sources()) {
      ledger.registry().putSource(tenant, source.value().id(), source.text());
      ledger.keyUses().put(SourceCheck.use(tenant, source.value(), profiles));
      ApplyReaders.follow(ledger, tenant, source.value().id(), source.value().keys());
      lines.add(urls.line(new SourceName(tenant, source.value().id()), source.value()));
    }
  }

  /** Names the witnesses: only the first source bills, which is easily missed. */
  private static String witnesses(Terms terms) {
    return terms.sources().size() == 1
        ? ""
        : "; only witnesses: "
            + terms.sources().stream()
                .skip(1)
                .map(SourceId::value)
                .collect(Collectors.joining(", "));
  }
}
