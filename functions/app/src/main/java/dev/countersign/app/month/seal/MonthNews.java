package dev.countersign.app.month.seal;

import dev.countersign.app.accept.RecordedAnswer;
import dev.countersign.app.publish.EventBus;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.event.MonthEventForm;
import dev.countersign.forms.event.MonthEventForm.MonthAccepted;
import dev.countersign.forms.event.MonthEventForm.MonthSealed;
import dev.countersign.forms.event.MonthEventForm.PayersSaying;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.Checkpoint;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the bus that a month is sealed, and each answer about it that counts. A small file beside
 * the month has the ids of what was told; it is written when the bus has taken the events. So each
 * is told once when all goes well, and again, with the same id and content, where a run ended
 * between the two.
 */
final class MonthNews {
  private static final System.Logger LOG = System.getLogger(MonthNews.class.getName());

  private final SealPorts ports;
  private final EventBus bus;
  private final FiledMonths months;

  MonthNews(SealPorts ports, EventBus bus) {
    this.ports = ports;
    this.bus = bus;
    this.months = new FiledMonths(ports.files());
  }

  /** Tells of each of these months of a tenant what was not told yet, where it is sealed. */
  void tell(TenantId tenant, List<IndexedMonth> of) {
    for (IndexedMonth month : of) {
      tell(tenant, month);
    }
  }

  private void tell(TenantId tenant, IndexedMonth month) {
    var files = ports.files();
    String name = tenant + "-" + month.period() + ".told";
    var kept = files.read(name);
    var told = new ArrayList<String>();
    kept.ifPresent(
        file -> new String(file.content(), StandardCharsets.UTF_8).lines().forEach(told::add));
    var news = told.isEmpty() ? sealed(tenant, month) : answers(tenant, month);
    news.removeIf(event -> told.contains(event.id()));
    if (news.isEmpty()) {
      return;
    }
    var untaken = ids(bus.put(List.copyOf(news)));
    news.stream().map(PublishedEvent::id).filter(id -> !untaken.contains(id)).forEach(told::add);
    byte[] text = (String.join("\n", told) + "\n").getBytes(StandardCharsets.UTF_8);
    if (news.size() > untaken.size()) {
      var _ = files.swap(name, kept.map(MonthFiles.Tagged::tag), text);
    }
    if (!untaken.isEmpty()) {
      LOG.log(Level.WARNING, "the bus did not take {0} events of months", untaken.size());
    }
  }

  /** That it is sealed, and what was answered; nothing where it is not sealed yet. */
  private List<PublishedEvent> sealed(TenantId tenant, IndexedMonth month) {
    var news = new ArrayList<PublishedEvent>();
    ports
        .files()
        .read(SealMonth.proof(tenant, month))
        .map(proof -> LogProof.parse(proof.content()).orThrow())
        .ifPresent(proof -> {
          news.add(MonthEventForm.of(sealed(tenant, month, proof)));
          news.addAll(answers(tenant, month));
        });
    return news;
  }

  private List<PublishedEvent> answers(TenantId tenant, IndexedMonth month) {
    var news = new ArrayList<PublishedEvent>();
    for (RecordedAnswer given : months.answers(tenant, month.period()).answers().given()) {
      if (given.effect().counts()) {
        news.add(MonthEventForm.of(accepted(tenant, month.period(), given)));
      }
    }
    return news;
  }

  private MonthSealed sealed(TenantId tenant, IndexedMonth month, LogProof proof) {
    var files = ports.files();
    String name = tenant + "-" + month.period() + ".sealed";
    try (var in = SealedMonthReader.open(files.open(name).orElseThrow())) {
      var checkpoint = Checkpoint.parse(in.note().text()).orThrow();
      var first = MonthLeaf.parse(in.next().orElseThrow().bytes()).orThrow();
      var header = (MonthHeader) first;
      return new MonthSealed(
          header.issuer(),
          tenant,
          header.period(),
          header.zone(),
          header.number(),
          new MonthRoot(checkpoint.root().base64()),
          checkpoint.size(),
          header.closedAt(),
          name,
          proof.index());
    } catch (IOException e) {
      throw new Unavailable("read a sealed file", e);
    }
  }

  private static MonthAccepted accepted(TenantId tenant, YearMonth period, RecordedAnswer given) {
    var word =
        given
            .word()
            .map(said ->
                new PayersSaying(said.source(), said.provableTo(), said.decidedAt().orElse(null)))
            .orElse(null);
    return new MonthAccepted(
        tenant, period, given.root(), given.answer(), given.digest(), given.recordedAt(), word);
  }

  private static Set<String> ids(List<PublishedEvent> events) {
    return events.stream().map(PublishedEvent::id).collect(Collectors.toSet());
  }
}
