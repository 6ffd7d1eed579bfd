package dev.countersign.forms.engine.request;

import dev.countersign.forms.json.Json;

/** What a request is made of: the names that its file's expressions and variables know. */
public sealed interface RequestInput permits PostingInput, PeriodInput {
  /** The names and their values. */
  Json.Obj json();
}
