// What a screen reader is given of a page, as lines that a person can read.

/** Roles that are said by what is within them alone. */
const SILENT = new Set(['none', 'generic', 'StaticText', 'InlineTextBox', 'LineBreak', 'RootWebArea', 'LabelText', 'listitem', 'ListMarker', 'DisclosureTriangle', 'Legend', 'strong']);
/** Roles without a name, that are what is in them. */
const BY_TEXT = new Set(['paragraph', 'status', 'timer']);
const STATES = ['checked', 'pressed', 'expanded', 'invalid', 'focused', 'modal'];

/** Roles, names, descriptions and states, one a line, set in by how deep they stand. */
export async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const text = (node) => (node.role?.value === 'StaticText' ? node.name?.value ?? '' : (node.childIds ?? []).map((id) => text(byId.get(id))).join(' '));
  const walk = (node, depth) => {
    const role = node.role?.value ?? '';
    let below = depth;
    const isSaid = !node.ignored && role && !SILENT.has(role);
    if (isSaid) {
      const name = BY_TEXT.has(role) ? text(node).replace(/\s+/g, ' ').trim() : node.name?.value ?? '';
      const states = (node.properties ?? [])
        .filter(({ name: state, value }) => STATES.includes(state) && ![false, 'false'].includes(value.value))
        .map(({ name: state, value }) => ([true, 'true'].includes(value.value) ? state : `${state}=${value.value}`));
      const described = node.description?.value;
      lines.push(`${'  '.repeat(depth)}${role} “${name}”${described ? ` – ${described}` : ''}${states.length ? ` [${states.join(', ')}]` : ''}`);
      below += 1;
    }
    for (const id of node.childIds ?? []) walk(byId.get(id), below);
  };
  walk(nodes[0], 0);
  return lines;
}
