/**
 * Frames of specifications in five languages: a family says what is asked of its texts and what each label
 * means, a frame makes whole wordings of it. English frames serve texts of every language. Own work.
 */
import type { Wordings } from "../lexicon/choices.js";

/** What a frame joins. */
export interface FrameParts {
  /** The input with its indefinite article ("a German e-mail"), and its plural without one. */
  readonly one: string;
  readonly many: string;
  /** What is asked: an indirect question where there are labels, otherwise a noun phrase for the answer. */
  readonly ask: string;
  /** Further sentences on edge cases, or "". */
  readonly note: string;
  /** Labels, each with a clause that says when it holds. */
  readonly pairs?: readonly (readonly [label: string, clause: string])[];
}

export type Frame = (parts: FrameParts) => Wordings & { readonly canonical: string };

type Pairs = NonNullable<FrameParts["pairs"]>;

const list = (pairs: Pairs, between: string, join: string): string =>
  pairs.map(([label, clause]) => `${label}${between}${clause}`).join(join);
const bracketed = (pairs: Pairs, join = ", "): string =>
  pairs.map(([label, clause]) => `${label} (${clause})`).join(join);

function english({ one, many, ask, note, pairs }: FrameParts): ReturnType<Frame> {
  if (!pairs)
    return {
      canonical: `Given ${one}, return ${ask}.${note}`,
      plain: [
        `The input is ${one}. <Return|Give|Output> ${ask}.${note}`,
        `From ${one} <derive|get|work out> ${ask} and print nothing else.${note}`,
        `<Read|Take> ${one} and answer with ${ask}.${note}`,
        `${many} come in one at a time, and the output is always ${ask}.${note}`,
        `<Write|Build> a function that turns ${one} into ${ask}.${note}`,
        `What <we want|is wanted> is ${ask}, <given|starting from> ${one}.${note}`,
        `Given ${one}, <find|determine> ${ask}; add no comment.${note}`,
      ],
      terse: [
        `${one} -> ${ask}.${note}`,
        `${many}: ${ask}.${note}`,
        `output only ${ask}, input ${one}.${note}`,
        `${ask}. Input: ${one}.${note}`,
      ],
      casual: [
        `I have <lots of|a whole list of> ${many}. can you give me ${ask} for each?${note}`,
        `hey, just ${ask} please, nothing else. you get ${one} each time.${note}`,
        `could you go through ${many} and write down ${ask} every time?${note}`,
      ],
    };
  const [is, when, called] = [list(pairs, " = ", ", "), list(pairs, " if ", ", "), bracketed(pairs)];
  return {
    canonical: `Given ${one}, tell ${ask}: ${is}.${note}`,
    plain: [
      `The input is ${one}. <Decide|Tell|Determine> ${ask}: ${is}.${note}`,
      `Read ${one} and answer ${when}.${note}`,
      `${many} have to be sorted. <Work out|Find out> ${ask} and print one label: ${called}.${note}`,
      `The question is ${ask}. For each of the ${many}, return ${when}.${note}`,
      `<Judge|Check> ${ask}, given ${one}. The answers mean: ${is}.${note}`,
      `<Print|Write> ${list(pairs, " when ", ", ")}. The input is ${one}.${note}`,
      `A program gets ${one} and has to say ${ask}. Its possible outputs are ${called}.${note}`,
    ],
    terse: [
      `${one}, ${ask}: ${is}.${note}`,
      `${when}; input: ${one}.${note}`,
      `${many} -> ${called}.${note}`,
    ],
    casual: [
      `I get <tons of|so many> ${many} and need to know ${ask}. say ${when}.${note}`,
      `hey, can you label ${many} for me? ${called}.${note}`,
      `quick check of ${many}, please: ${when}.${note}`,
    ],
  };
}

function spanish({ one, many, ask, note, pairs }: FrameParts): ReturnType<Frame> {
  if (!pairs)
    return {
      canonical: `La entrada es ${one}. Devuelve ${ask}.${note}`,
      plain: [
        `La entrada es ${one}. <Devuelve|Escribe|Da> ${ask}.${note}`,
        `Lee ${one} y responde únicamente con ${ask}.${note}`,
        `Llegan ${many} de uno en uno; la salida es siempre ${ask}.${note}`,
        `A partir de ${one}, <obtén|saca> ${ask} y nada más.${note}`,
      ],
      terse: [`${one} -> ${ask}.${note}`, `solo ${ask}; entrada: ${one}.${note}`],
      casual: [
        `hola, tengo un montón de ${many} y necesito ${ask}.${note}`,
        `¿me puedes dar ${ask}? te paso ${one}.${note}`,
      ],
    };
  const [is, called] = [list(pairs, " = ", "; "), bracketed(pairs)];
  return {
    canonical: `La entrada es ${one}. Indica ${ask}: ${is}.${note}`,
    plain: [
      `La entrada es ${one}. <Decide|Indica|Determina> ${ask}: ${is}.${note}`,
      `Lee ${one} y responde con una sola etiqueta: ${called}. Se trata de saber ${ask}.${note}`,
      `Hay que clasificar ${many} según ${ask}. Las respuestas son ${called}.${note}`,
      `La pregunta es ${ask}. Para ${one}, contesta así: ${is}.${note}`,
    ],
    terse: [`${one}, ${ask}: ${is}.${note}`, `${many} -> ${called}.${note}`],
    casual: [
      `hola, me llegan muchísimos ${many} y quiero saber ${ask}. Pon ${called}.${note}`,
      `oye, ¿me dices ${ask}? ${is}.${note}`,
    ],
  };
}

function french({ one, many, ask, note, pairs }: FrameParts): ReturnType<Frame> {
  if (!pairs)
    return {
      canonical: `L'entrée est ${one}. Renvoie ${ask}.${note}`,
      plain: [
        `L'entrée est ${one}. <Renvoie|Donne|Écris> ${ask}.${note}`,
        `Lis ${one} et réponds seulement par ceci : ${ask}.${note}`,
        `On reçoit des ${many} ; la sortie est toujours ${ask}.${note}`,
        `À partir d'un texte (${one}), <trouve|extrais> ${ask}, sans rien ajouter.${note}`,
      ],
      terse: [`${one} -> ${ask}.${note}`, `uniquement ${ask} ; entrée : ${one}.${note}`],
      casual: [
        `salut, j'ai plein de ${many} et il me faut ${ask}.${note}`,
        `tu peux me donner ${ask} ? je t'envoie ${one}.${note}`,
      ],
    };
  const [is, called] = [list(pairs, " = ", " ; "), bracketed(pairs)];
  return {
    canonical: `L'entrée est ${one}. Indique ${ask} : ${is}.${note}`,
    plain: [
      `L'entrée est ${one}. <Indique|Détermine|Dis> ${ask} : ${is}.${note}`,
      `Lis ${one} et réponds par une seule étiquette : ${called}. On veut savoir ${ask}.${note}`,
      `Il faut trier des ${many}. On demande ${ask}. Les réponses possibles : ${called}.${note}`,
      `La question est de savoir ${ask}. Réponds ainsi : ${is}.${note}`,
    ],
    terse: [`${one}, ${ask} : ${is}.${note}`, `${many} -> ${called}.${note}`],
    casual: [
      `salut, je reçois plein de ${many} et je veux savoir ${ask}. Mets ${called}.${note}`,
      `dis-moi juste ${ask}, s'il te plaît. ${is}.${note}`,
    ],
  };
}

function german({ one, many, ask, note, pairs }: FrameParts): ReturnType<Frame> {
  if (!pairs)
    return {
      canonical: `Die Eingabe ist ${one}. Gib Folgendes zurück: ${ask}.${note}`,
      plain: [
        `Die Eingabe ist ${one}. <Gib Folgendes zurück|Gib aus|Schreibe als Antwort>: ${ask}.${note}`,
        `Lies ${one} und antworte nur mit einer Angabe: ${ask}.${note}`,
        `Es kommen ${many} herein. Gesucht ist jeweils ${ask}.${note}`,
        `Die Ausgabe ist ${ask}, sonst nichts. Eingegeben wird ${one}.${note}`,
      ],
      terse: [`${one} -> ${ask}.${note}`, `nur ${ask}; Eingabe: ${one}.${note}`],
      casual: [
        `hi, ich habe ganz viele ${many}. Was ich brauche, ist ${ask}.${note}`,
        `schreib mir bitte bloß auf, was drinsteht: ${ask}. Du bekommst ${one}.${note}`,
      ],
    };
  const [is, called] = [list(pairs, " = ", "; "), bracketed(pairs)];
  return {
    canonical: `Die Eingabe ist ${one}. Entscheide, ${ask}: ${is}.${note}`,
    plain: [
      `Die Eingabe ist ${one}. <Entscheide|Bestimme|Gib an>, ${ask}: ${is}.${note}`,
      `Lies ${one} und antworte mit genau einem Wort: ${called}. Gefragt ist, ${ask}.${note}`,
      `${many} sollen sortiert werden. Es geht darum, ${ask}. Mögliche Antworten: ${called}.${note}`,
      `Die Frage lautet, ${ask}. Antworte so: ${is}.${note}`,
    ],
    terse: [`${one}, ${ask}: ${is}.${note}`, `${many} -> ${called}.${note}`],
    casual: [
      `hi, ich bekomme ständig ${many} und will wissen, ${ask}. Nimm ${called}.${note}`,
      `sag mir bitte nur, ${ask}. ${is}.${note}`,
    ],
  };
}

function chinese({ one, many, ask, note, pairs }: FrameParts): ReturnType<Frame> {
  if (!pairs)
    return {
      canonical: `输入是${one}。请输出${ask}。${note}`,
      plain: [
        `输入是${one}。请<输出|返回|给出>${ask}。${note}`,
        `阅读${one}，只回答${ask}，不要写别的内容。${note}`,
        `我们会收到很多${many}，每次的答案都是${ask}。${note}`,
        `从${one}中<提取|找出>${ask}。${note}`,
      ],
      terse: [`${one} -> ${ask}。${note}`, `只要${ask}，输入：${one}。${note}`],
      casual: [
        `你好，我这里有一堆${many}，帮我把${ask}找出来吧。${note}`,
        `麻烦告诉我${ask}就行，我发给你的是${one}。${note}`,
      ],
    };
  const [is, called] = [
    list(pairs, "＝", "；"),
    pairs.map(([label, clause]) => `${label}（${clause}）`).join("、"),
  ];
  const tail = note ? `。${note.replace(/。$/, "")}` : "";
  return {
    canonical: `输入是${one}。请判断${ask}：${is}${tail}`,
    plain: [
      `输入是${one}。请<判断|说明|确定>${ask}：${is}${tail}`,
      `阅读${one}，只用一个标签回答：${called}。要判断的是${ask}${tail}`,
      `需要给${many}分类，看${ask}。可用的答案：${called}${tail}`,
      `问题是：${ask}？回答方式：${is}${tail}`,
    ],
    terse: [`${one}，${ask}：${is}${tail}`, `${many} -> ${called}${tail}`],
    casual: [
      `你好，我收到好多${many}，想知道${ask}。用${called}来标就行${tail}`,
      `帮我看看${ask}，${is}，谢谢${tail}`,
    ],
  };
}

/** The frames by the language of the specification. */
export const FRAMES = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  zh: chinese,
} satisfies Record<string, Frame>;

export type SpecLanguage = keyof typeof FRAMES;
