/** Technical terms by field of study; every term belongs to one field only. */
export const FIELD_TERMS: Readonly<Record<string, readonly string[]>> = {
  medicine:
    "insulin,stethoscope,biopsy,vaccine,anaesthesia,hypertension,antibiotic,tumour,migraine,x-ray of the lung,blood pressure,appendicitis,asthma inhaler,cardiac arrest,dialysis,fracture cast".split(
      ",",
    ),
  law: "plaintiff,subpoena,tort,verdict,habeas corpus,breach of contract,affidavit,cross-examination,bail hearing,power of attorney,jury,copyright infringement,testament executor,appeal court,plea bargain".split(
    ",",
  ),
  finance:
    "dividend,mortgage rate,balance sheet,hedge fund,stock split,bond yield,inflation,credit default swap,cash flow,amortisation,initial public offering,overdraft,exchange rate,tax return".split(
      ",",
    ),
  computing:
    "compiler,hash table,recursion,TCP handshake,garbage collector,binary search,mutex,pull request,regular expression,unit test,cache miss,REST endpoint,null pointer,virtual machine,load balancer".split(
      ",",
    ),
  music:
    "arpeggio,sonata,tempo rubato,violin concerto,major third,crescendo,chord progression,treble clef,drum roll,soprano,counterpoint,time signature,overture,bass guitar".split(
      ",",
    ),
  astronomy:
    "black hole,light year,supernova,red dwarf,asteroid belt,lunar eclipse,exoplanet,Milky Way,comet tail,solar flare,space telescope,neutron star,orbit of Mars,dark matter".split(
      ",",
    ),
  cooking:
    "blanch,roux,simmer,julienne,sourdough starter,marinade,deglaze,whisk egg whites,braised beef,bechamel,al dente,caramelise onions,proof the dough,mince garlic".split(
      ",",
    ),
  sport:
    "offside,penalty kick,backhand,free throw,relay race,hat trick,tie-break,slam dunk,pole vault,goalkeeper,butterfly stroke,home run,peloton,scrum".split(
      ",",
    ),
  biology:
    "photosynthesis,mitochondria,food chain,chromosome,natural selection,cell membrane,pollination,ecosystem,metamorphosis,enzyme,dominant allele,chlorophyll,symbiosis,larva".split(
      ",",
    ),
  geology:
    "tectonic plate,sediment,magma chamber,igneous rock,fault line,stalactite,basalt,earthquake epicentre,fossil layer,glacial moraine,quartz vein,erosion,limestone cave,volcanic ash".split(
      ",",
    ),
  mathematics:
    "prime number,derivative,matrix determinant,right triangle,logarithm,integral,polynomial,set theory,permutation,standard deviation,square root,eigenvalue,hypotenuse,proof by induction".split(
      ",",
    ),
  architecture:
    "flying buttress,load-bearing wall,floor plan,facade,cantilever,Doric column,roof truss,vaulted ceiling,foundation slab,spiral staircase,bay window,atrium,brick arch,blueprint".split(
      ",",
    ),
};
