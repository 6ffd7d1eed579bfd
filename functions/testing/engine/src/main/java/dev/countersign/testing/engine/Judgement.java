package dev.countersign.testing.engine;

import dev.countersign.testing.engine.BookedRequest.Verdict;
import dev.countersign.testing.engine.EngineAnswer.Word;

/** What became of a request, and what the engine answers. */
record Judgement(Verdict verdict, EngineAnswer answer) {

  static Judgement refused(String reason) {
    return new Judgement(Verdict.REFUSED, EngineAnswer.of(Word.REFUSED, reason));
  }
}
