/**
 * Sentences about nine everyday topics, as templates with their own slot words. Templates are written so
 * that no sentence fits a second topic of this list.
 */
import { type ClassInfo, entries, lines, type Slots } from "./a-text.js";

export type TopicKey =
  | "sports"
  | "weather"
  | "food"
  | "travel"
  | "money"
  | "health"
  | "technology"
  | "music"
  | "education";

export interface Topic extends ClassInfo<TopicKey> {
  readonly templates: readonly string[];
  readonly slots: Slots;
}

const topic = (
  key: TopicKey,
  names: string,
  about: string,
  slots: Readonly<Record<string, string>>,
  templates: string,
): Topic => ({
  key,
  names: entries(names),
  about: entries(about),
  slots: Object.fromEntries(Object.entries(slots).map(([name, list]) => [name, entries(list)])),
  templates: lines(templates),
});

export const TOPICS: readonly Topic[] = [
  topic(
    "sports",
    "sports / sport / athletics",
    "matches and athletes / games, teams and players / competitions and scores",
    {
      a: "the goalkeeper / our striker / the home team / the tennis champion / the rowing crew / her relay team / the coach",
      b: "the final / the semi-final / the derby / the league game / the cup tie / the second half / the penalty shootout",
    },
    `{a} won {b} in front of a full stadium.
    {a} was injured before {b}.
    Nobody expected {a} to lose {b} three nil.
    {a} scored twice in {b}.
    The referee stopped {b} after a foul.
    Fans cheered as {a} lifted the trophy after {b}.
    {a} trained for months for {b}.
    A late goal decided {b}.`,
  ),
  topic(
    "weather",
    "weather / forecast / climate",
    "rain, sun and wind / temperature and storms / the forecast",
    {
      a: "heavy rain / thick fog / light snow / strong wind / hail / a thunderstorm / bright sunshine / black ice",
      b: "tonight / over the weekend / along the coast / in the north / before noon / in the hills / until Thursday",
    },
    `Expect {a} {b}.
    It will be cloudy {b} with {a} later.
    Temperatures drop below zero {b}.
    {a} is likely {b}, so take a coat.
    The sky should clear {b} after {a}.
    No sign of {a} {b}, only mild air.
    Forecasters warn of {a} {b}.
    The storm brought {a} {b}.`,
  ),
  topic(
    "food",
    "food / cooking / cuisine",
    "cooking and meals / recipes and dishes / eating and kitchens",
    {
      a: "the onions / the lentil soup / a cheese omelette / the roast chicken / fresh pasta / the apple pie / the curry",
      b: "a pinch of salt / garlic butter / chopped parsley / a spoon of honey / lemon juice / black pepper / olive oil",
    },
    `Fry {a} in {b} until brown.
    {a} tastes better with {b}.
    Stir {b} into {a} and let it simmer.
    The chef serves {a} with {b}.
    We baked {a} for forty minutes and added {b}.
    For dinner we had {a} and {b}.
    My grandmother's recipe for {a} needs {b}.
    Do not let {a} burn, and add {b} last.`,
  ),
  topic(
    "travel",
    "travel / tourism / trips",
    "trips, flights and hotels / journeys and holidays / tourists and sights",
    {
      a: "the night train / our flight / the ferry / the airport bus / the guided tour / the youth hostel / the cruise",
      b: "Lisbon / Kyoto / the old harbour / the Greek islands / Marrakesh / the Alps / Cape Town / the border",
    },
    `{a} to {b} was booked out, so we changed our itinerary.
    Our luggage got lost somewhere before {b}.
    We spent our holiday near {b} and took {a} back.
    Passports are checked on {a} to {b}.
    Many tourists reach {b} with {a}.
    The hotel near {b} lies next to the terminal for {a}.
    We booked {a} for our trip to {b}.
    Backpackers heading for {b} often miss {a}.`,
  ),
  topic(
    "money",
    "money / finance / economy",
    "banks, prices and investing / finance and markets / savings, loans and taxes",
    {
      a: "the central bank / her savings account / the mortgage lender / the stock market / our pension fund / the tax office",
      b: "interest rates / shares / bonds / the budget deficit / the loan / inflation / the dividend",
    },
    `{a} reacted to the news about {b}.
    Analysts think {b} will rise next quarter.
    He asked {a} about {b} and the fees.
    {b} fell by two percent, says {a}.
    Investors worry about {b}.
    A letter from {a} explained {b}.
    She moved her cash because of {b}.
    Rising {b} hurt {a} this year.`,
  ),
  topic(
    "health",
    "health / medicine / medical",
    "illness and doctors / medicine and patients / symptoms and treatment",
    {
      a: "the nurse / her doctor / the surgeon / a pharmacist / the dentist / the clinic",
      b: "a high fever / the flu / back pain / a sprained ankle / high blood pressure / a skin rash / asthma / migraine",
    },
    `{a} prescribed pills against {b}.
    Patients with {b} should rest, says {a}.
    {b} can be a symptom of an infection.
    After the vaccination he had {b} for a day.
    {a} examined him because of {b}.
    She recovered from {b} within a week.
    A new treatment for {b} was tested at the hospital.
    {a} advised against exercise with {b}.`,
  ),
  topic(
    "technology",
    "technology / tech / computing",
    "computers and software / gadgets and the internet / programs and devices",
    {
      a: "the new laptop / the app / the operating system / the web server / a firmware update / the chat bot / the browser",
      b: "a faster processor / encrypted passwords / a cloud backup / a buggy driver / two USB ports / an open source library",
    },
    `{a} comes with {b}.
    Developers released a patch for {a} with {b}.
    {a} crashed because of {b}.
    Users can install {a} and get {b}.
    Hackers attacked {a} despite {b}.
    The start-up built {a} around {b}.
    Engineers replaced {b} in {a}.
    {a} now supports {b} and a dark mode.`,
  ),
  topic(
    "music",
    "music / songs / concerts",
    "songs, bands and concerts / musicians and albums / melodies and instruments",
    {
      a: "the jazz trio / the choir / her favourite band / the violinist / the rapper / the orchestra / a young drummer",
      b: "a new album / an old ballad / the second symphony / a guitar solo / a love song / the opening chorus",
    },
    `{a} performed {b} live on stage.
    {a} recorded {b} in a small studio.
    Critics praised {a} for {b}.
    The radio played {b} by {a}.
    {a} rehearsed {b} before the concert.
    {b} starts with a slow piano melody.
    {a} wrote the lyrics of {b}.
    The audience sang along to {b}.`,
  ),
  topic(
    "education",
    "education / school / learning",
    "schools, pupils and teachers / lessons and exams / universities and students",
    {
      a: "the maths teacher / the headmaster / a first-year student / the pupils / the history class / the professor",
      b: "the final exam / homework / the term paper / the scholarship / a spelling test / the lecture / the new curriculum",
    },
    `{a} spent the lesson on {b}.
    {a} complained about {b}.
    The university changed the rules for {b}.
    Grades for {b} were handed out by {a}.
    {a} prepared {b} in the classroom.
    Parents met {a} at school because of {b}.
    {b} counts for half of the semester grade.
    {a} got an A in {b}.`,
  ),
];
