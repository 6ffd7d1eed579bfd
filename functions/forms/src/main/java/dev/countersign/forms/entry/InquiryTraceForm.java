package dev.countersign.forms.entry;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquiryType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What an entry keeps of what was said about an inquiry: {@code inquiry}, with one member. */
final class InquiryTraceForm {
  private InquiryTraceForm() {}

  static void write(FormWriter out, InquiryTrace trace) throws IOException {
    switch (trace) {
      case InquiryTrace.Asked asked -> out.object("asked", asked, InquiryTraceForm::write);
      case InquiryTrace.Drafted drafted ->
          out.object("drafted", drafted, (o, it) -> o.text("inquiry", it.inquiry()));
      case InquiryTrace.Heard heard -> out.object("heard", heard, InquiryTraceForm::write);
      case InquiryTrace.OnInquiry said -> out.object("said", said, InquiryTraceForm::write);
    }
  }

  static InquiryTrace read(FormReader in) throws IOException {
    InquiryTrace asked = in.objectOrNull("asked", InquiryTraceForm::asked);
    if (asked != null) {
      return asked;
    }
    InquiryTrace drafted =
        in.objectOrNull(
            "drafted", i -> new InquiryTrace.Drafted(i.text("inquiry", InquiryId::new)));
    if (drafted != null) {
      return drafted;
    }
    InquiryTrace heard = in.objectOrNull("heard", InquiryTraceForm::heard);
    return heard != null ? heard : in.object("said", InquiryTraceForm::said);
  }

  private static void write(FormWriter out, InquiryTrace.Asked asked) throws IOException {
    out.digest("evidence", asked.evidence());
    out.text("inquiry", asked.inquiry());
    out.digest("message", asked.message());
    out.text("source", asked.source());
    out.text("type", asked.type().wire());
  }

  private static InquiryTrace.Asked asked(FormReader in) throws IOException {
    var evidence = in.text("evidence", DigestForm::read);
    var inquiry = in.text("inquiry", InquiryId::new);
    var message = in.text("message", DigestForm::read);
    var source = in.text("source", SourceId::new);
    var type = WireNames.read(InquiryType.class, in.text("type"));
    return new InquiryTrace.Asked(inquiry, type, source, message, evidence);
  }

  private static void write(FormWriter out, InquiryTrace.Heard heard) throws IOException {
    out.time("at", heard.heard().at());
    out.text("claim", heard.heard().claim());
    out.text("inquiry", heard.inquiry());
  }

  private static InquiryTrace.Heard heard(FormReader in) throws IOException {
    var at = in.time("at");
    var claim = in.text("claim", Claim::parse);
    return new InquiryTrace.Heard(in.text("inquiry", InquiryId::new), new HeardUnder(claim, at));
  }

  private static void write(FormWriter out, InquiryTrace.OnInquiry said) throws IOException {
    out.text("act", said.act().wire());
    if (said.act() instanceof InquiryAct.Declined(DeclineCode code)) {
      out.text("code", code.wire());
    }
    out.digest("evidence", said.evidence());
    out.text("inquiry", said.inquiry());
    var message = said.messageOrNull();
    if (message != null) {
      out.digest("message", message);
    }
    out.text("source", said.source());
  }

  private static InquiryTrace.OnInquiry said(FormReader in) throws IOException {
    var act = in.text("act");
    var code = in.textOrNull("code", word -> WireNames.read(DeclineCode.class, word));
    var evidence = in.text("evidence", DigestForm::read);
    var inquiry = in.text("inquiry", InquiryId::new);
    var message = in.textOrNull("message", DigestForm::read);
    var source = in.text("source", SourceId::new);
    return new InquiryTrace.OnInquiry(inquiry, act(act, code), source, message, evidence);
  }

  private static InquiryAct act(String word, @Nullable DeclineCode code) {
    if (word.equals("withdrawn")) {
      return new InquiryAct.Withdrawn();
    }
    if (!word.equals("declined") || code == null) {
      throw new IllegalArgumentException("no act, or one without its code");
    }
    return new InquiryAct.Declined(code);
  }
}
