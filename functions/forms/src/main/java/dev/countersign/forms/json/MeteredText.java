package dev.countersign.forms.json;

/** A text whose every reading counts, so that a search in it ends when the evaluation must. */
final class MeteredText implements CharSequence {
  /** How many characters are read between two looks at the meter. */
  private static final int STRIDE = 16_384;

  private final String text;
  private final EvaluationMeter meter;
  private int read;

  MeteredText(String text, EvaluationMeter meter) {
    this.text = text;
    this.meter = meter;
  }

  @Override
  public char charAt(int index) {
    if (++read % STRIDE == 0) {
      meter.check();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
