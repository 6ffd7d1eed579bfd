package dev.countersign.forms.event;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.registers.SourceRegister;
import dev.countersign.domain.statement.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the statement by which an outcome is billed. The terms name the source that bills, but an
 * entry does not hold the terms. So it is, of the last statements: the newest that the entry's
 * results rest on; or else that of the source whose statement was accepted; or else that of the
 * only source. It is none where several sources speak and none of these rules decides.
 */
final class GoverningStatement {
  private GoverningStatement() {}

  static Optional<Statement> of(Entry entry) {
    var said =
        entry.registers().sourceRegisters().values().stream().flatMap(v -> v.truth().stream());
    var truths = said.toList();
    var behind = evidence(entry);
    return newest(truths, truth -> behind.contains(truth.evidence()))
        .or(() -> accepted(entry).flatMap(by -> newest(truths, t -> t.source().equals(by))))
        .or(() -> sources(entry) == 1 ? newest(truths, t -> true) : Optional.empty());
  }

  private static Optional<Statement> newest(List<Statement> truths, Predicate<Statement> wanted) {
    return truths.stream().filter(wanted).reduce((a, b) -> b.newerThan(a) ? b : a);
  }

  private static Set<Digest> evidence(Entry entry) {
    var digests = new HashSet<Digest>();
    entry.results().forEach(result -> digests.addAll(result.attestations()));
    return digests;
  }

  private static Optional<SourceId> accepted(Entry entry) {
    return entry.trace() instanceof Trace.Said said && said.verdict() == StatementVerdict.ACCEPTED
        ? Optional.of(said.source())
        : Optional.empty();
  }

  private static long sources(Entry entry) {
    return entry.registers().sourceRegisters().keySet().stream()
        .map(SourceRegister.Key::source)
        .distinct()
        .count();
  }
}
