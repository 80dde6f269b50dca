/** Units of measurement by dimension, as names and as signs. */
export const UNITS: Readonly<
  Record<
    string,
    { readonly names: readonly string[]; readonly signs: readonly string[]; readonly alias: string }
  >
> = {
  length: {
    names:
      "metres,kilometres,inches,feet,miles,millimetres,yards,centimetres,light years,nautical miles".split(
        ",",
      ),
    signs: "m,km,ft,mi,mm,yd,cm".split(","),
    alias: "distance",
  },
  mass: {
    names: "grams,kilograms,pounds,ounces,tonnes,milligrams,stones,carats".split(","),
    signs: "g,kg,lb,oz,t,mg".split(","),
    alias: "weight",
  },
  time: {
    names: "seconds,minutes,hours,days,weeks,years,milliseconds,decades".split(","),
    signs: "s,min,h,ms,d".split(","),
    alias: "duration",
  },
  temperature: {
    names: "degrees Celsius,kelvin,degrees Fahrenheit,degrees centigrade".split(","),
    signs: "°C,K,°F".split(","),
    alias: "heat",
  },
  volume: {
    names: "litres,gallons,millilitres,cubic metres,pints,cups,teaspoons,barrels".split(","),
    signs: "l,ml,gal,m³,pt".split(","),
    alias: "capacity",
  },
  speed: {
    names: "kilometres per hour,miles per hour,knots,metres per second,feet per second".split(","),
    signs: "km/h,mph,kn,m/s".split(","),
    alias: "velocity",
  },
  energy: {
    names: "joules,kilowatt hours,calories,kilojoules,electronvolts".split(","),
    signs: "J,kWh,kcal,kJ,eV".split(","),
    alias: "work",
  },
  data: {
    names: "bytes,megabytes,gigabytes,kilobits,terabytes,bits".split(","),
    signs: "MB,GB,kB,TB,B".split(","),
    alias: "storage",
  },
  area: {
    names: "square metres,hectares,acres,square kilometres,square feet".split(","),
    signs: "m²,ha,km²,ft²".split(","),
    alias: "surface",
  },
  money: {
    names: "euros,dollars,pounds sterling,yen,francs,cents".split(","),
    signs: "EUR,USD,GBP,€,$,CHF".split(","),
    alias: "currency",
  },
  electricity: {
    names: "volts,amperes,ohms,millivolts,milliamperes".split(","),
    signs: "V,A,Ω,mV,mA".split(","),
    alias: "electric",
  },
  pressure: {
    names: "pascals,bars,atmospheres,hectopascals,pounds per square inch".split(","),
    signs: "Pa,bar,atm,hPa,psi".split(","),
    alias: "force per area",
  },
};
