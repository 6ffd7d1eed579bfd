package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.DeliverTimes;
import dev.countersign.app.deliver.send.DueLook.Task;
import dev.countersign.domain.planning.ReadBackDecision;
import dev.countersign.domain.planning.Turn;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.ReadBack;
import dev.countersign.forms.engine.answer.ReadAnswer;
import java.util.List;
import java.util.Optional;

/** Asks the engine for one posting of which nobody knows what became, and writes what it says. */
final class AskRun {
  private final TargetWork work;

  AskRun(TargetWork work) {
    this.work = work;
  }

  /** Asks. */
  void run(Task.Ask ask, Turn turn) {
    work.tally().add("asked");
    var id = ask.posting().id();
    var said = said(ask);
    if (said instanceof ReadBack.NoAnswer(var after)) {
      work.rest().failed(id, after, turn, work.now());
    } else {
      work.rest().answered(turn);
    }
    var after =
        work.writes()
            .settle(
                work.setup().target(),
                ask.posting().line().claim(),
                Optional.of(ask.postings()),
                postings -> decided(ask, said, postings));
    if (id.equals(work.rest().rest().lastOrNull())) {
      after.posting(id).ifPresent(work::findFirst);
    }
  }

  private ReadBack said(Task.Ask ask) {
    var rule = work.setup().engine().readBack().byId();
    var input = work.making().input(ask.posting(), ask.postings(), ask.asked().plan());
    if (rule.isEmpty() || input.isEmpty()) {
      return new ReadBack.NoAnswer(null);
    }
    var until = work.now().plus(DeliverTimes.LONGEST_TRY);
    return switch (work.reads().read(rule.get(), input.get(), until)) {
      case ReadAnswer.Found found ->
          new ReadBack.Found(found.reference().map(EngineReference::new).orElse(null));
      case ReadAnswer.Absent absent -> new ReadBack.Absent();
      case ReadAnswer.Unknown(var after) -> new ReadBack.NoAnswer(after.orElse(null));
      case ReadAnswer.Further further -> new ReadBack.NoAnswer(null);
    };
  }

  /** That the engine has it is true whatever happened; all else only of what was asked. */
  private List<PostingChange> decided(Task.Ask ask, ReadBack said, OutcomePostings postings) {
    var id = ask.posting().id();
    boolean same =
        postings
            .posting(id)
            .filter(found -> found.version() == ask.posting().version())
            .isPresent();
    return same || said instanceof ReadBack.Found
        ? ReadBackDecision.of(id, said, postings, work.setup().target(), work.now())
        : List.of();
  }
}
