package dev.countersign.app.read.ends;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.ListQuestions.Listed;
import dev.countersign.app.read.QuestionTable;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.Questions.Cursor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The forms in which disputes and inquiries are listed. */
enum QuestionMedia {
  /** One object with all of them. */
  JSON("application/json"),
  /** An object a line. */
  LINES("application/x-ndjson"),
  /** A row each. */
  TABLE("text/csv");

  private final String type;

  QuestionMedia(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  /** A page of a list in this form. */
  HttpAnswer of(TenantId tenant, Kind kind, Listed listed) {
    return switch (this) {
      case JSON -> HttpAnswer.json(200, json(tenant, kind, listed));
      case LINES -> answer(type, lines(listed));
      case TABLE ->
          answer(
              type + "; charset=utf-8; header=present",
              QuestionTable.of(kind, listed.questions()).getBytes(StandardCharsets.UTF_8));
    };
  }

  private static HttpAnswer answer(String type, byte[] body) {
    return new HttpAnswer(200, Map.of("content-type", type), Bytes.of(body));
  }

  private static byte[] json(TenantId tenant, Kind kind, Listed listed) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("tenant", new Json.Str(tenant.value()));
    members.put(name(kind), new Json.Arr(listed.questions().stream().<Json>map(q -> q).toList()));
    listed.next().map(Cursor::text).ifPresent(text -> members.put("next", new Json.Str(text)));
    return CanonicalJson.write(new Json.Obj(members));
  }

  private static byte[] lines(Listed listed) {
    var lines = new ByteArrayOutputStream();
    for (Json.Obj question : listed.questions()) {
      lines.writeBytes(CanonicalJson.write(question));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /** What a list is called in the path and in its JSON. */
  static String name(Kind kind) {
    return switch (kind) {
      case DISPUTE -> "disputes";
      case INQUIRY -> "inquiries";
    };
  }
}
