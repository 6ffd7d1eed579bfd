package dev.countersign.forms.engine;

import static dev.countersign.forms.engine.EngineFields.contradiction;

import dev.countersign.forms.engine.AnswerRule.Is;
import dev.countersign.forms.engine.RequestRule.BodyForm;
import dev.countersign.forms.engine.UsageRule.Batch;
import dev.countersign.forms.engine.UsageRule.Shape;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code usage}, {@code answers} and {@code items} of an engine's file. */
final class UsageForm {
  private static final int MOST = 100_000;
  private static final int LARGEST = 10_485_760;
  private static final int LARGEST_UNLESS_TOLD = 1_048_576;
  private static final Set<String> BATCH_FIELDS = Set.of("max", "bytes", "as", "beside");
  private static final Set<String> ITEMS_FIELDS =
      Set.of("over", "key", "index", "answers", "others");

  private UsageForm() {}

  /** Reads them off the file's root. */
  static Optional<UsageRule> read(Fields root, InputNames names) {
    root.present("usage");
    var usage = root.object("usage");
    if (usage.isEmpty()) {
      return Optional.empty();
    }
    Fields in = usage.get();
    var request = RequestForm.read(in, names, "file", "batch", "reference");
    boolean file = in.get("file").isPresent();
    in.present("item");
    var form = request.flatMap(RequestRule::payload).map(RequestRule.Payload::form);
    var batch = in.object("batch").flatMap(b -> batch(in, b, form.orElse(BodyForm.JSON)));
    var reference = EngineFields.expression(in, "reference");
    var items = root.object("items").flatMap(UsageForm::items);
    List<AnswerRule> answers = file ? List.of() : AnswersForm.read(root);
    if (in.get("batch").isEmpty() && root.get("items").isPresent()) {
      contradiction(root, "items", "without batch", "write usage.batch, or leave items out");
    }
    if (answers.stream().anyMatch(a -> a.is() == Is.ITEMS) != root.get("items").isPresent()) {
      contradiction(
          root,
          "items",
          "must be there where an answer is items, and only there",
          "say which answer's items they are");
    }
    return request.map(r -> new UsageRule(r, batch, reference, answers, items));
  }

  private static Optional<Batch> batch(Fields usage, Fields in, BodyForm form) {
    in.only(BATCH_FIELDS);
    if (form == BodyForm.URLENCODED) {
      contradiction(usage, "batch", "a urlencoded form holds one item", "leave batch out");
    }
    in.present("max");
    var most = EngineFields.whole(in, "max", 1, MOST);
    var bytes = EngineFields.whole(in, "bytes", 1, LARGEST).orElse(LARGEST_UNLESS_TOLD);
    boolean lines = form == BodyForm.NDJSON || form == BodyForm.CSV;
    if (lines && in.get("as").isPresent()) {
      contradiction(in, "as", "ndjson and csv are lines", "leave it out");
    }
    var beside = EngineFields.expression(in, "beside");
    var shape = lines ? Optional.<Shape>of(new Shape.Lines()) : shape(in, beside.isPresent());
    return most.flatMap(m ->
        shape.map(s ->
            new Batch(
                m,
                bytes,
                s instanceof Shape.Member(String name, var _)
                    ? new Shape.Member(name, beside)
                    : s)));
  }

  private static Optional<Shape> shape(Fields in, boolean beside) {
    if (!in.present("as")) {
      return Optional.empty();
    }
    if (in.get("as").get() instanceof Json.Str(String word) && word.equals("array")) {
      if (beside) {
        contradiction(in, "beside", "an array has no members beside it", "use as: {member: name}");
      }
      return Optional.of(new Shape.Array());
    }
    var member = in.object("as");
    member.ifPresent(m -> m.only(Set.of("member")));
    return member
        .flatMap(m -> m.required("member", 100))
        .map(name -> new Shape.Member(name, Optional.empty()));
  }

  private static Optional<ItemsRule> items(Fields in) {
    in.only(ITEMS_FIELDS);
    var over = EngineFields.required(in, "over");
    var key = EngineFields.expression(in, "key").<ItemsRule.Names>map(ItemsRule.Names.Key::new);
    var index =
        EngineFields.expression(in, "index").<ItemsRule.Names>map(ItemsRule.Names.Index::new);
    if (in.get("key").isPresent() == in.get("index").isPresent()) {
      contradiction(in, "key", "needs exactly one of key and index", "say how an item is named");
    }
    var answers = AnswersForm.ofItems(in);
    in.present("others");
    var others = in.word("others", Is.values());
    if (others.filter(is -> is == Is.ITEMS || is == Is.REFUSED || is == Is.DUPLICATE).isPresent()) {
      contradiction(
          in,
          "others",
          "an item of which the answer doesn't speak",
          "it is accepted, retry or unknown");
    }
    return over.flatMap(o ->
        key.or(() -> index)
            .flatMap(names -> others.map(other -> new ItemsRule(o, names, answers, other))));
  }
}
