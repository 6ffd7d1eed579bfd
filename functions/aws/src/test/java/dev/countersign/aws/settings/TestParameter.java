package dev.countersign.aws.settings;

import dev.countersign.domain.failure.OperationFailed;
import org.jspecify.annotations.Nullable;

/** A settings' parameter whose text is set here, and that counts how often it is read. */
final class TestParameter implements SettingsParameter {
  private String text;
  private long version = 1;
  private int reads;
  private @Nullable OperationFailed failure;

  TestParameter(String text) {
    this.text = text;
  }

  void set(String changed) {
    text = changed;
    version++;
    failure = null;
  }

  void fail(OperationFailed why) {
    failure = why;
  }

  int reads() {
    return reads;
  }

  @Override
  public Content read() {
    reads++;
    if (failure != null) {
      throw failure;
    }
    return new Content(text, version);
  }
}
