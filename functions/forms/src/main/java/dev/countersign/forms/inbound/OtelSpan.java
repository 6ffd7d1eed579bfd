package dev.countersign.forms.inbound;

/**
 * One span of OpenTelemetry that is part of a session.
 *
 * @param id the span's id: 16 lower-case hexadecimal digits
 * @param inputTokens {@code gen_ai.usage.input_tokens}; 0 where the span states none
 * @param outputTokens {@code gen_ai.usage.output_tokens}; 0 where the span states none
 * @param level what its tokens are the sum of
 */
public record OtelSpan(String id, long inputTokens, long outputTokens, Level level) {
  /** What the tokens of a span are the sum of. */
  public enum Level {
    /** One call of a model, or a tool, or anything else. */
    CALL,
    /**
     * A whole run of an agent or a workflow. Its tokens are by custom those of the calls below it,
     * and would count twice beside them.
     */
    RUN
  }
}
