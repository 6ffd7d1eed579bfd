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
   * What is asked of an engine before a document is searched for and made.
   *
   * @param name the document's requests know the answer as {@code first.name}
   */
  public record First(String name, ReadRule read) {}

  /**
   * A kind of document.
   *
   * @param first in order; each knows the answers to those before it
   * @param find searches for it by the key that it was made with
   */
  public record Document(
      List<First> first, ReadRule find, RequestRule make, List<AnswerRule> answers) {
    public Document {
      first = List.copyOf(first);
      answers = List.copyOf(answers);
    }
  }
}
