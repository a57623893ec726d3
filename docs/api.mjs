import {
  Comment,
  CommentTag,
  IntrinsicType,
  LiteralType,
  ReferenceType,
  ReflectionKind,
  UnionType,
} from "typedoc";

/** Modules are called as they are imported. */
export function nameModules(project) {
  for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
    module.name = module.name === "index" ? "touchstone-cx" : `touchstone-cx/${module.name}`;
  }
}

/** The facts are a group of their own. A column is described once, in its fact; the row types say the same. */
export function presentFacts(project, facts) {
  const interfaces = project.getReflectionsByKind(ReflectionKind.Interface);
  for (const { name, columns } of facts) {
    for (const variable of variablesNamed(project, `${name}Fact`)) group(variable, "Facts");
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    for (const of of interfaces.filter(
      (one) => one.name === `${type}Fact` || one.name === `${type}Columns`,
    )) {
      for (const property of of.children ?? []) {
        property.comment = new Comment([{ kind: "text", text: columns[property.name]?.says ?? "" }]);
      }
    }
  }
}

/**
 * The metrics of the API are a group of their own and lead to their pages. What the compiler infers of a formula is
 * pages long and told better there, so a type shows the columns, parts, thresholds and variants by their names.
 */
export function presentMetrics(project, metrics) {
  const reference = (name, typeArguments = []) => {
    const target = project
      .getReflectionsByKind(ReflectionKind.TypeAlias)
      .find((alias) => alias.name === name);
    const type =
      target === undefined
        ? ReferenceType.createBrokenReference(name, project, "typescript")
        : ReferenceType.createResolvedReference(name, target, project);
    return Object.assign(type, { typeArguments });
  };
  for (const { id, title, parts, variants } of metrics) {
    const page = project.documents?.find(({ name }) => name === title);
    for (const variable of variablesNamed(project, id)) {
      const [row, inferredParts, given, inferredVariants] = variable.type.typeArguments;
      project.removeTypeReflections(inferredParts);
      project.removeTypeReflections(inferredVariants);
      variable.type.typeArguments = [
        row,
        union(parts),
        given,
        reference("Record", [union(variants), reference("AnyMetric")]),
      ];
      group(variable, "Metrics");
      variable.comment?.summary.push(
        { kind: "text", text: "\n\n" },
        { kind: "inline-tag", tag: "@link", text: "Definition, variants, examples and SQL", target: page },
      );
    }
  }
}

/** The names as literals; `never` where there are none. */
function union(names) {
  const literals = names.map((name) => new LiteralType(name));
  if (literals.length < 2) return literals[0] ?? new IntrinsicType("never");
  return new UnionType(literals);
}

const variablesNamed = (project, name) =>
  project.getReflectionsByKind(ReflectionKind.Variable).filter((variable) => variable.name === name);

const group = ({ comment }, name) =>
  comment?.blockTags.push(new CommentTag("@group", [{ kind: "text", text: name }]));
