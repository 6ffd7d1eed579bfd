package dev.countersign.local.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.InquiryAct;
import java.io.IOException;

/** What an entry was told of an inquiry, as a person reads it. */
final class InquiryView {
  private InquiryView() {}

  /** Writes the members of the stimulus. */
  static void write(JsonGenerator out, InquiryTrace told) throws IOException {
    switch (told) {
      case InquiryTrace.Drafted drafted -> {
        out.writeStringField("kind", "inquiry_drafted");
        out.writeStringField("inquiry", drafted.inquiry().value());
      }
      case InquiryTrace.Asked asked -> {
        out.writeStringField("kind", "inquiry_sent");
        out.writeStringField("inquiry", asked.inquiry().value());
        out.writeStringField("type", asked.type().wire());
      }
      case InquiryTrace.Heard heard -> {
        out.writeStringField("kind", "inquiry_attested");
        out.writeStringField("inquiry", heard.inquiry().value());
        out.writeStringField("heard", heard.heard().claim().toString());
      }
      case InquiryTrace.OnInquiry said -> {
        out.writeStringField("kind", "inquiry_" + said.act().wire());
        out.writeStringField("inquiry", said.inquiry().value());
        if (said.act() instanceof InquiryAct.Declined(DeclineCode code)) {
          out.writeStringField("code", code.wire());
        }
      }
    }
  }
}
