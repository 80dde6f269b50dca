/** What tools send back to an assistant, by how the call went. */
import { CITIES } from "./a-people.js";
import { lines, words } from "./a-text.js";

export type ResultKind = "data" | "empty" | "busy" | "broken" | "arguments" | "login";

export const RESULT_SLOTS = {
  city: CITIES,
  tool: words("data_service office_tool partner_api directory record_store remote_tool helper gateway"),
  param: words("city date limit id path query unit day"),
  thing: words("orders mails trains rooms files users tickets photos"),
};

export const RESULT_KINDS: Readonly<Record<ResultKind, readonly string[]>> = {
  data: lines(`
    {tool}: status 200, {n} {thing} returned
    {"tool":"{tool}","ok":true,"count":{n},"items":["{city}", ...]}
    {tool} finished: booked, confirmation number {n}71
    Result of {tool}: {city}, {n} degrees, light rain
    {tool} -> success, message delivered, id {n}4
    200 OK from {tool}. Found {n} {thing} near {city}.
    {tool} warned about a slow disk but returned all {n} {thing}`),
  empty: lines(`
    {tool}: status 200, no {thing} returned
    {"tool":"{tool}","ok":true,"count":0,"items":[]}
    Result of {tool}: no {thing} match, the list is empty
    {tool} -> success, 0 {thing}
    200 OK from {tool}. There are no {thing} in {city}.
    {tool} searched all {n} pages and found nothing
    {tool} ran without errors; zero {thing} for {city}`),
  busy: lines(`
    {tool}: status 429, too many requests, wait {n} seconds
    {"tool":"{tool}","ok":false,"error":"rate limit reached","retry_after":{n}}
    {tool} timed out after {n} seconds
    {tool} -> failed, the server is overloaded at the moment
    503 from {tool}: service temporarily unavailable
    {tool} gave no answer within {n} s
    Quota of {n} calls a minute used up, {tool} not run`),
  broken: lines(`
    {tool}: status 500, internal server error
    {"tool":"{tool}","ok":false,"error":"database connection lost"}
    {tool} crashed with an unexpected exception in worker {n}
    502 from {tool}: bad gateway
    {tool} -> failed, the host in {city} refused the connection
    Connection to {tool} was reset while reading {thing}
    {tool} is down for repairs since {n} minutes`),
  arguments: lines(`
    {tool}: status 400, {param} must be a number
    {"tool":"{tool}","ok":false,"error":"missing parameter {param}"}
    {tool} -> failed, unknown value "{city}" for {param}
    422 from {tool}: {param} may not be above {n}
    {tool} rejected the call: there is no parameter called {param}
    Invalid JSON in the arguments of {tool} at position {n}
    {tool} does not understand the format of {param}`),
  login: lines(`
    {tool}: status 401, please sign in first
    {"tool":"{tool}","ok":false,"error":"token expired {n} minutes ago"}
    {tool} -> failed, the user has not allowed access to {thing}
    403 from {tool}: no permission to read {thing}
    {tool} needs the owner's consent before it can see {thing}
    Access to {tool} denied, the session has ended
    {tool} cannot go on until the account is connected`),
};
