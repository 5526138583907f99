/** The analyzer writes into a folder that is gone a moment later: it must not name that folder in package.json. */
export default { packagejson: false };
