/** An address within the app that leads nowhere: the app's frame with ways out, instead of a bare page. */
import { merchantDoor } from "#app/merchant-door.server.ts";

export const loader = merchantDoor(async () => {
  throw new Response(null, { status: 404 });
});

export default function NoPage() {
  return null;
}
