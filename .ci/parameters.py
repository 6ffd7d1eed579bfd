"""Tells how each parameter of template.yaml takes effect, and fails where it would not.

SAM publishes a function's version under an id that is a hash of what the template says of the function; a parameter is
hashed by its name. So a changed parameter can change a function and publish no version, and the alias keeps the old one.
This computes the ids with SAM's own translator for an old and a new value of each parameter, and compares what
CloudFormation would then be told.

The same holds for the names of resources, such as the table's after an import, and for the text of each property.

A parameter is of one kind:
  settings   the functions read it each minute from the parameter Settings
  version    it changes a function, and each changed function gets a new version
  resources  it changes only what has no versions

The kind must be the one that docs/runbooks/deploy.md names.

Usage: parameters.py [template.yaml [deploy.md]]
"""

import copy
import logging
import os
import re
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
logging.disable()

from samtranslator.intrinsics.actions import RefAction, SubAction
from samtranslator.intrinsics.resolver import IntrinsicsResolver
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

# Lambda applies it to the function as a whole, at once.
WITHOUT_VERSION = {"ReservedConcurrentExecutions"}
# An update of these replaces the version: createOnlyProperties in CloudFormation's schema of AWS::Lambda::Version.
REPLACES_VERSION = ["FunctionName", "Description", "CodeSha256", "ProvisionedConcurrencyConfig", "RuntimePolicy"]
KINDS = {"within a minute": "settings", "with a new version": "version", "with the deployment": "resources"}
# Other texts of a function's properties in the template.
TEXTS = {
    "Architectures": ["other"],
    "Environment": {"Variables": {"OTHER": "other"}},
    "Handler": "other",
    "LoggingConfig": {"LogFormat": "JSON"},
    "MemorySize": 128,
    "Runtime": "java21",
    "Timeout": 7,
    "Tracing": "Active",
}
# The first of these that a parameter's pattern admits is its new value.
VALUES = ["7", "8", "9", "other", "another", "a.example", "b.example", "/countersign/a", "/countersign/b", "https://a.example", "https://b.example", "arn:aws:s3:::a/*", "arn:aws:s3:::b/*", "2026-11-01T00:00:00.000", "2026-11-02T00:00:00.000"]


class NoManagedPolicies:
    def load(self):
        return {}


def deployed(template, values):
    """What CloudFormation is told: the translated resources with parameters and conditions resolved, and the raw ids of versions."""
    source = copy.deepcopy(template)
    for resource in source["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://bucket/function.zip"  # as sam package leaves it
    translated = transform(source, dict(values), NoManagedPolicies())
    known = {**{name: p.get("Default", "") for name, p in template["Parameters"].items()}, **values}
    resolver = IntrinsicsResolver(known, {"Ref": RefAction(), "Fn::Sub": SubAction()})
    conditions = resolver.resolve_parameter_refs(translated.get("Conditions", {}))

    def holds(condition):
        (function, arguments), = condition.items()
        if function == "Condition":
            return holds(conditions[arguments])
        if function == "Fn::Equals":
            return str(arguments[0]) == str(arguments[1])
        if function == "Fn::Not":
            return not holds(arguments[0])
        if function == "Fn::And":
            return all(map(holds, arguments))
        if function == "Fn::Or":
            return any(map(holds, arguments))
        raise ValueError(f"not understood: {function}")

    def chosen(node):
        if isinstance(node, dict):
            if set(node) == {"Fn::If"}:
                name, yes, no = node["Fn::If"]
                return chosen(yes if holds(conditions[name]) else no)
            items = {key: chosen(value) for key, value in node.items()}
            return {key: value for key, value in items.items() if value != {"Ref": "AWS::NoValue"}}
        return [chosen(each) for each in node] if isinstance(node, list) else node

    resources = chosen(resolver.resolve_parameter_refs(translated["Resources"]))
    return {
        name: resource
        for name, resource in resources.items()
        if "Condition" not in resource or holds(conditions[resource["Condition"]])
    }


def versions(resources):
    """Each function's version: its id, and what replaces it."""
    found = {}
    for name, resource in resources.items():
        if resource["Type"] == "AWS::Lambda::Version":
            function = resource["Properties"]["FunctionName"]["Ref"]
            found[function] = (name, {key: resource["Properties"].get(key) for key in REPLACES_VERSION})
    return found


def compared(before, after):
    """The kind that a change is of, and what is wrong with it."""
    wrong, kinds = [], set()
    old, new = versions(before), versions(after)
    for name in sorted(set(before) | set(after)):
        was, is_ = before.get(name), after.get(name)
        kind = (was or is_)["Type"]
        if kind == "AWS::Lambda::Function" and was and is_:
            changed = {
                key
                for key in set(was["Properties"]) | set(is_["Properties"])
                if was["Properties"].get(key) != is_["Properties"].get(key)
            }
            versioned = changed - WITHOUT_VERSION
            if versioned:
                kinds.add("version")
                if old[name] == new[name]:
                    wrong.append(f"{name} changes in {', '.join(sorted(versioned))}, but its version stays {new[name][0]}")
            elif old[name] != new[name]:
                wrong.append(f"{name} gets a version for no change of its own, which Lambda refuses to publish")
            if changed - versioned:
                kinds.add("resources")
        elif kind in ("AWS::Lambda::Version", "AWS::Lambda::Alias"):
            continue
        elif was != is_:
            kinds.add("settings" if name == "Settings" else "resources")
    return kinds, wrong


def others(parameter):
    """One or two values besides the default."""
    default = str(parameter.get("Default", ""))
    if "AllowedValues" in parameter:
        return [value for value in parameter["AllowedValues"] if str(value) != default][:2]
    if parameter["Type"] == "Number":
        least = int(parameter.get("MinValue", 1))
        return [int(default or least) + 1, int(default or least) + 2]
    pattern = re.compile(parameter.get("AllowedPattern", ".*"))
    found = [value for value in VALUES if value != default and pattern.fullmatch(value)][:2]
    if len(found) < 2:
        raise SystemExit(f"VALUES has none that {parameter['AllowedPattern']} admits")
    return found


def documented(page):
    """The kind that the page names for each parameter: rows of a table whose last cell says when it takes effect."""
    found = {}
    for line in open(page, encoding="utf-8"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| `") and cells[-1] in KINDS:
            for name in re.findall(r"`(\w+)`", cells[0]):
                found[name] = KINDS[cells[-1]]
    return found


def renamed_text(text, resource):
    """The same for the text of a Fn::Sub."""
    return re.sub(r"\$\{%s([.}])" % resource, r"${%s-2\1" % resource, text)


def renamed(node, resource):
    """The same with another physical name of a resource."""
    if isinstance(node, dict):
        if node.get("Ref") == resource:
            return {"Ref": resource + "-2"}
        if "Fn::GetAtt" in node and node["Fn::GetAtt"][0] == resource:
            return {"Fn::GetAtt": [resource + "-2", *node["Fn::GetAtt"][1:]]}
        if isinstance(node.get("Fn::Sub"), str):
            return {"Fn::Sub": renamed_text(node["Fn::Sub"], resource)}
        if "Fn::Sub" in node:
            text, variables = node["Fn::Sub"]
            return {"Fn::Sub": [renamed_text(text, resource), renamed(variables, resource)]}
        return {key: renamed(value, resource) for key, value in node.items()}
    return [renamed(each, resource) for each in node] if isinstance(node, list) else node


def names_in_environment(resources):
    """The resources whose names functions are told, but for versions and for those whose names the template fixes."""
    found = set()

    def look(node):
        if isinstance(node, dict):
            if "Ref" in node:
                found.add(node["Ref"])
            if "Fn::GetAtt" in node:
                found.add(node["Fn::GetAtt"][0])
        for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
            look(each)

    for resource in resources.values():
        if resource["Type"] == "AWS::Lambda::Function":
            look(resource["Properties"].get("Environment", {}))
    there = {name: resources[name] for name in found & set(resources)}
    return sorted(
        name for name, resource in there.items() if resource["Type"] != "AWS::Lambda::Version" and "Name" not in resource["Properties"]
    )


def functions(template, properties):
    """The template with these properties of every function."""
    changed = copy.deepcopy(template)
    for resource in changed["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"].update(copy.deepcopy(properties))
    return changed


def told(what, wrong):
    """Prints a finding; whether anything is wrong."""
    print("\n         ".join([f"{'FAILED' if wrong else 'ok':6} {what}", *wrong]))
    return bool(wrong)


def main(path="template.yaml", page="docs/runbooks/deploy.md"):
    template = yaml_parse(open(path, encoding="utf-8").read())
    parameters = template["Parameters"]
    # With everything switched on, since a parameter may do nothing without another one.
    on = {name: others(p)[0] if p.get("Default", "") == "" else p["Default"] for name, p in parameters.items()}
    said, failed = documented(page), False
    for name, parameter in parameters.items():
        values = [parameter.get("Default", ""), *others(parameter)]
        kinds, wrong = set(), []
        for was, is_ in zip(values, values[1:]):
            before, after = (deployed(template, {**on, name: value}) for value in (was, is_))
            found, problems = compared(before, after)
            kinds |= found
            wrong += [problem for problem in problems if problem not in wrong]
        kind = next((each for each in ("version", "settings", "resources") if each in kinds), None)
        if kind is None:
            wrong.append("changes nothing: remove it")
        elif said.get(name) != kind and not wrong:
            wrong.append(f"is of the kind {kind}; {page} says {said.get(name)}")
        failed |= told(f"{name}: {kind}", wrong)
    for values, when in (({}, "by the defaults"), (on, "with everything on")):
        as_it_is = deployed(template, values)
        for name in names_in_environment(as_it_is):
            failed |= told(f"{name}, another name, {when}", compared(as_it_is, renamed(as_it_is, name))[1])
    for name, text in TEXTS.items():
        changed = deployed(functions(template, {name: text}), on)
        failed |= told(f"{name}, another text", compared(as_it_is, changed)[1])
    if failed:
        print("A parameter of a function belongs into Settings, or into the VersionDescription of each function that it changes.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
