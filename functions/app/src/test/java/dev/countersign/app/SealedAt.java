package dev.countersign.app;

import dev.countersign.app.accept.MonthAnswers;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.acceptance.SealedRoot;
import dev.countersign.proof.note.NoteSignature;
import dev.countersign.proof.note.SignedNote;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Months of every tenant that are sealed where a test says so, with what was answered about them.
 */
class SealedAt implements SealedMonths {
  static final MonthRoot ROOT = new MonthRoot(Base64.getEncoder().encodeToString(new byte[32]));

  private final Map<YearMonth, Instant> closed = new ConcurrentHashMap<>();
  private final Map<YearMonth, MonthAnswers> answers = new ConcurrentHashMap<>();

  /** It is sealed from now on, and was closed then. */
  SealedAt seal(String period, String closedAt) {
    closed.put(YearMonth.parse(period), Instant.parse(closedAt));
    return this;
  }

  static String said(String answer, String more) {
    return "{\"month\":\"2026-11\",\"root\":\"%s\",\"answer\":\"%s\"%s}"
        .formatted(ROOT.base64(), answer, more);
  }

  static String except(String... outcomes) {
    return said("accepted_except", ",\"outcomes\":[\"" + String.join("\",\"", outcomes) + "\"]");
  }

  @Override
  public Optional<SealedRoot> find(TenantId tenant, YearMonth period) {
    return Optional.ofNullable(closed.get(period))
        .map(at -> new SealedRoot(ROOT, ZoneOffset.UTC, at));
  }

  @Override
  public Kept answers(TenantId tenant, YearMonth period) {
    var there = answers.getOrDefault(period, MonthAnswers.NONE);
    return new Kept(there, Optional.of(there.toString()));
  }

  @Override
  public boolean swap(TenantId tenant, YearMonth period, Kept before, MonthAnswers then) {
    answers.put(period, then);
    return true;
  }

  @Override
  public Optional<SignedNote> checkpoint(TenantId tenant, YearMonth period) {
    return Optional.empty();
  }

  @Override
  public Optional<SignedNote> cosigned(TenantId tenant, YearMonth period) {
    return Optional.empty();
  }

  @Override
  public void cosign(TenantId tenant, YearMonth period, NoteSignature signature) {
    throw new UnsupportedOperationException("nobody cosigns");
  }
}
