package dev.countersign.forms.engine;

import java.util.List;
import java.util.Optional;

/**
 * How an engine corrects what can't be corrected as usage any more.
 *
 * @param credit gives something back; a person's task where there is none
 * @param charge asks for something more; likewise
 */
public record DocumentRules(Optional<Document> credit, Optional<Document> charge) {
  /**
   * A kind of document.
   *
   * @param find searches for it by the key that it was made with
   */
  public record Document(ReadRule find, RequestRule make, List<AnswerRule> answers) {
    public Document {
      answers = List.copyOf(answers);
    }
  }
}
