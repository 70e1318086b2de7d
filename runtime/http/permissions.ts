import { type Role, type RouteId, roles, routes } from '#engine';

/** Which roles may call which route. Nobody who is not named here may. */
export const permissions: ReadonlyMap<RouteId, ReadonlySet<Role> | 'public'> = new Map(
  routes.map((route) => [route.id as RouteId, route.roles === 'public' ? 'public' : new Set(route.roles)]),
);

/** A route without an entry, or with a role nobody has, must not come up: the product does not start. */
export function refuseIncompleteTable(handlers: Readonly<Record<string, object>>): void {
  const known = new Set(Object.keys(handlers));
  const faults = routes.flatMap((route) => {
    const allowed = permissions.get(route.id as RouteId);
    const handler = handlers[route.id];
    if (!handler) return [`${route.id} has no handler`];
    if (route.method !== 'GET' && !route.unkeyed && !('write' in handler)) return [`${route.id} does not keep its answer under a key`];
    if (allowed === undefined || (allowed !== 'public' && allowed.size === 0)) return [`${route.id} names no role`];
    if (allowed !== 'public' && [...allowed].some((role) => !roles.includes(role))) return [`${route.id} names an unknown role`];
    return [];
  });
  const strangers = [...known].filter((id) => !permissions.has(id as RouteId)).map((id) => `${id} is handled but not in the contract`);
  if (faults.length + strangers.length > 0) throw new Error(`the route table is incomplete: ${[...faults, ...strangers].join('; ')}`);
}

export function isAllowed(routeId: RouteId, role: Role): boolean {
  const allowed = permissions.get(routeId);
  return allowed === 'public' || (allowed?.has(role) ?? false);
}
